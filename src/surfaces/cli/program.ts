import { Command, InvalidArgumentError, Option } from 'commander';
import { findRoot } from '../../config/find-root.ts';
import { driftFormatNames } from '../../report/drift-formats.ts';
import { formatNames } from '../../report/formats.ts';
import { UserError } from '../../model/user-error.ts';
import { version } from '../../version.ts';
import type { BaselineOptions } from './baseline-command.ts';
import type { AnalysisOptions, CheckOptions } from './check-command.ts';
import type { DriftOptions } from './drift-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import { examples, exitCodes } from './help-text.ts';
import type { ImpactOptions } from './impact-command.ts';
import { graphFormats } from '../../cruiser/graph-formats.ts';
import type { GraphOptions } from './graph-command.ts';
import type { InitOptions } from './init-command.ts';
import type { InspectOptions } from './inspect-command.ts';
import type { Io } from './io.ts';
import type { LspOptions } from './lsp-command.ts';
import type { McpOptions } from './mcp-command.ts';
import type { MetricsOptions } from './metrics-command.ts';
import { addFormats } from './outputs.ts';
import type { SelftestOptions } from './selftest-command.ts';
import { widthOf } from './width-of.ts';

/** The commands and options. Each command hands its exit code to `done`; what it needs is loaded when it runs. */
export function createProgram(engine: Engine, io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('mandate')
    .description('Finds what breaks the service boundaries of a TypeScript monorepo, with no config and no install.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .usage('[command] [directory] [options]')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => widthOf(io.stdout),
      getErrHelpWidth: () => widthOf(io.stderr),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('mandate --help tells what there is.')
    .exitOverride();
  const rootOf = (directory: string | undefined): string => findRoot(io.cwd, directory, program.commands.map((command) => command.name()));

  const check = analysing(program.command('check [directory]', { isDefault: true })
    .description('find what breaks the mandate (the default command)')
    .option('-f, --format <format[:file]>', `one or more of ${formatNames.join(', ')}`, addFormats)
    .option('-o, --output-file <file>', 'the file for the one format that names none')
    .option('--max-warnings <count>', 'exit with 1 when there are more warnings', toCount)
    .option('--affected <ref>', 'tell only what is new since HEAD and this ref parted')
    .option('--quiet', 'leave warnings out of the lists')
    .option('--strict', 'exit with 2 when anything could not be analysed')
    .option('--all', 'show every finding in full')
    .option('--fix', 'mend imports past an entry and undeclared dependencies')
    .addOption(new Option('--fix-dry-run', 'print what --fix would change as a diff, and write nothing').conflicts('fix'))
    .addOption(new Option('--watch', 'check again whenever a file changes, until Ctrl-C').conflicts(['fix', 'fixDryRun']))
    .option('--print-config', 'print the effective config and check nothing'));
  check.action(async (directory: string | undefined, options: CheckOptions) => {
    const watched = options.watch === true && options.printConfig !== true;
    done(watched ? await (await import('./watch-command.ts')).watch(rootOf(directory), options, engine, io)
      : await (await import('./check-command.ts')).check(rootOf(directory), options, engine, io));
  });

  analysing(program.command('init [directory]'))
    .description('write a config of what is inferred')
    .addOption(new Option('-f, --format <format>', 'the language of the config').choices(['ts', 'json']).default('ts'))
    .action(async (directory: string | undefined, options: InitOptions) => {
      done(await (await import('./init-command.ts')).init(rootOf(directory), options, engine, io));
    });

  analysing(program.command('inspect [directory]'))
    .description('show services, interfaces, libraries, databases, tables and queues, and the evidence for each')
    .addOption(new Option('-f, --format <format>', 'how they are printed').choices(['text', 'json']).default('text'))
    .option('--all', 'show every table, queue and place')
    .action(async (directory: string | undefined, options: InspectOptions) => {
      done(await (await import('./inspect-command.ts')).inspect(rootOf(directory), options, engine, io));
    });

  analysing(program.command('baseline [directory]'))
    .description('accept the findings of today, so that only new ones count; let go of those that are mended')
    .option('--frozen', 'let go only, and exit with 1 when a finding is not in it (the default where CI is set)')
    .option('--no-frozen', 'take findings up even where CI is set')
    .action(async (directory: string | undefined, options: BaselineOptions) => {
      done(await (await import('./baseline-command.ts')).baseline(rootOf(directory), options, engine, io));
    });

  analysing(program.command('impact <ref> [directory]'))
    .description('name the services that a branch touches, since HEAD and this ref parted, and why')
    .addOption(new Option('-f, --format <format>', 'how they are printed').choices(['text', 'json']).default('text'))
    .action(async (ref: string, directory: string | undefined, options: ImpactOptions) => {
      done(await (await import('./impact-command.ts')).impact(rootOf(directory), ref, options, engine, io));
    });

  analysing(program.command('drift [directory]'))
    .description('tell from the history of git how the architecture changed, and which commit brought each finding')
    .addOption(new Option('--since <span>', 'where it begins: 90d, 26w, 6m, 1y before the last commit, or a day (default: 1y)').conflicts('from'))
    .addOption(new Option('--every <step>', 'which revisions are told').choices(['week', 'commit', 'tag']).default('week'))
    .option('--from <ref>', 'the revision that it begins with')
    .option('--to <ref>', 'the revision that it ends with (default: HEAD)')
    .option('--store <file>', 'tell what this history file has without analysing it again, and add to it what it has not')
    .addOption(new Option('--merge <[name=]file...>', 'tell of the repositories whose history files these are, without git')
      .conflicts(['store', 'from', 'to', 'configAtRevision', 'config']))
    .option('--config-at-revision', 'judge each revision by the config that it has itself, where that is data')
    .addOption(new Option('-f, --format <format>', 'how it is printed').choices(driftFormatNames).default('text'))
    .option('-o, --output-file <file>', 'write it to a file')
    .action(async (directory: string | undefined, options: DriftOptions) => {
      const { drift, mergedDrift } = await import('./drift-command.ts');
      done(options.merge === undefined ? await drift(rootOf(directory), options, engine, io)
        : await mergedDrift(filesOf(directory, options.merge), options, engine, io));
    });

  analysing(program.command('graph [directory]'))
    .description('print the graph of services, projects or modules, findings marked, for Graphviz, Mermaid, D2 and others')
    .addOption(new Option('-f, --format <format>', 'how it is printed').choices(graphFormats).default('dot'))
    .addOption(new Option('-l, --level <level>', 'what its nodes are').choices(['service', 'project', 'module']).default('service'))
    .option('--focus <selector>', 'only what the selector chooses, and what that touches')
    .option('-o, --output-file <file>', 'write it to a file')
    .action(async (directory: string | undefined, options: GraphOptions) => {
      done(await (await import('./graph-command.ts')).graph(rootOf(directory), options, engine, io));
    });

  analysing(program.command('metrics [directory]'))
    .description('measure coupling, cycles, propagation cost and the mandate, for each service and as a whole')
    .addOption(new Option('-f, --format <format>', 'how they are printed').choices(['text', 'json', 'csv', 'markdown']).default('text'))
    .option('-b, --budget <budget>', 'exit with 1 when a metric is beyond this: "instability.orders<=0.7"; may be repeated', addBudget)
    .option('--all', 'show every service, project and pair')
    .action(async (directory: string | undefined, options: MetricsOptions) => {
      done(await (await import('./metrics-command.ts')).metrics(rootOf(directory), options, engine, io));
    });

  analysing(program.command('explain [rule-or-fingerprint]'))
    .description('tell what a rule asks, why, and how to put it right, or show one finding; without either, list all rules')
    .action(async (rule: string | undefined, options: AnalysisOptions) => {
      done(await (await import('./explain-command.ts')).explain(rule, options, engine, io));
    });

  analysing(program.command('selftest [directory]'))
    .description('plant a violation of each rule in memory, and require each rule to fire')
    .addOption(new Option('-f, --format <format>', 'how the result is printed').choices(['text', 'json']).default('text'))
    .action(async (directory: string | undefined, options: SelftestOptions) => {
      done(await (await import('./selftest-command.ts')).selftest(rootOf(directory), options, engine, io));
    });

  program.command('mcp [directory]')
    .description('answer coding agents over stdin and stdout (Model Context Protocol)')
    .option('--trust-config', 'run a config that is code; without it JSON and YAML count')
    .option('--no-cache', 'neither use nor keep facts of earlier runs')
    .option('--cache-location <directory>', 'where facts of earlier runs are kept')
    .action(async (directory: string | undefined, options: McpOptions) => {
      done(await (await import('./mcp-command.ts')).mcp(rootOf(directory), options, engine, io));
    });

  program.command('lsp')
    .description('check while you type: serve an editor by the Language Server Protocol, over stdin and stdout')
    .option('--stdio', 'over stdin and stdout (the default, and all there is)')
    .option('--no-cache', 'neither use nor keep facts of earlier runs')
    .option('--cache-location <directory>', 'where facts of earlier runs are kept')
    .addOption(new Option('--clientProcessId <id>', 'the process that this one is not to outlive').argParser(toCount).hideHelp())
    .action(async (options: LspOptions) => {
      done(await (await import('./lsp-command.ts')).lsp(options, engine, io));
    });

  check.addHelpText('after', `\n${exitCodes}`);
  return program.addHelpText('after', () => `\n${optionsOf(check)}\n\n${examples}\n\n${exitCodes}`);
}

/** The options of every command that analyses a repository. */
function analysing(command: Command): Command {
  return command
    .option('-c, --config <file>', 'use this config instead of the one in the root')
    .option('--no-config', 'use no config: nothing of the repository is run as code')
    .option('--no-cache', 'neither use nor keep facts of earlier runs')
    .option('--cache-location <directory>', 'where facts of earlier runs are kept')
    .option('--no-color', 'print no colours');
}

/** A directory in front of --merge is a history file that somebody forgot to put behind it, or an analysis that will not happen. */
function filesOf(directory: string | undefined, files: readonly string[]): readonly string[] {
  if (directory === undefined) return files;
  throw new UserError('usage', `--merge reads history files alone, so there is nothing to do with ${directory}. Leave it out, or name it behind --merge where it is such a file.`);
}

function addBudget(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function toCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(text);
}

/** The default command's options, so that one help shows what most people look for. */
function optionsOf(check: Command): string {
  const help = check.createHelp();
  const options = help.visibleOptions(check).filter((option) => option.long !== '--help');
  const wide = Math.max(...options.map((option) => option.flags.length));
  return ['Options of check:', ...options.map((option) => `  ${option.flags.padEnd(wide)}  ${help.optionDescription(option)}`)].join('\n');
}

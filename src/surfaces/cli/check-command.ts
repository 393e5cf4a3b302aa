import { isAbsolute, join, relative, resolve } from 'node:path';
import type { CheckSettings, Checked } from '../../check-repository.ts';
import { loadConfig, type LoadedConfig } from '../../config/load-config.ts';
import type { Config } from '../../model/config.ts';
import { isCruiserRule } from '../../model/cruiser-rule.ts';
import type { Rule } from '../../model/rule.ts';
import { ruleSettings } from '../../model/rule-setting.ts';
import { noColours } from '../../report/colours.ts';
import { countText } from '../../report/count-text.ts';
import type { FormatOptions } from '../../report/format-options.ts';
import { safeLine } from '../../report/safe-text.ts';
import { summaryText } from '../../report/summary-text.ts';
import { defaultCacheDirectory } from '../../cache/cache-directory.ts';
import type { Engine } from './engine.ts';
import { exitCodeOf, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { outputsOf, type ReportOutput } from './outputs.ts';
import { paletteFor } from './palette.ts';
import { progressLine } from './progress-line.ts';
import { ruleHelp } from './rule-help.ts';
import { tendCaches } from './tend-caches.ts';
import { widthOf } from './width-of.ts';
import { writeOutputs } from './write-outputs.ts';

/** What every command that analyses a repository can be told. */
export interface AnalysisOptions {
  /** A config file, or false for none at all. */
  readonly config?: string | false;
  readonly cache: boolean;
  readonly cacheLocation?: string;
  readonly color: boolean;
}

export interface CheckOptions extends AnalysisOptions {
  readonly format?: readonly ReportOutput[];
  readonly outputFile?: string;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly printConfig?: boolean;
  /** A ref that the run compares with. */
  readonly affected?: string;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly watch?: boolean;
}

/** Checks a repository, prints the report and gives the exit code. */
export async function check(root: string, options: CheckOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const started = io.now();
  // What is wrong with the formats is told before anything is analysed.
  outputsOf(options.format ?? [], options.outputFile, io.env);
  const rules = await engine.rules();
  const by = checkBy(root, await configOf(root, options, rules, io), options, rules, io);
  if (options.printConfig === true) {
    io.stdout.write(`${JSON.stringify(effective(by.config, rules), null, 2)}\n`);
    return 0;
  }
  return (await checkOnce(root, by, options, engine, io, started)).code;
}

/** What a check is told of a repository, but for where its cache is and who watches its progress. */
export type CheckBy = Omit<CheckSettings, 'config' | 'cacheDirectory' | 'onProgress'> & { readonly config: Config };

/** What config and options ask of a check. */
export function checkBy(root: string, loaded: LoadedConfig, options: AnalysisOptions & Pick<CheckOptions, 'strict' | 'affected'>, rules: readonly Rule[], io: Io): CheckBy {
  const config = options.strict === true ? { ...loaded.config, strict: true } : loaded.config;
  return {
    rules, config,
    cruise: cruiseMode(root, options, config, io),
    ...(loaded.waiverSites === undefined ? {} : { waiverSites: loaded.waiverSites }),
    ...(options.affected === undefined ? {} : { affected: options.affected }),
  };
}

/** One check with its report printed. */
export async function checkOnce(
  root: string, by: CheckBy, options: CheckOptions, engine: Engine, io: Io, started: number,
): Promise<{ readonly code: ExitCode; readonly checked: Checked }> {
  const outputs = outputsOf(options.format ?? [], options.outputFile, io.env);
  const found = await analysed(root, by, options, io, engine.check);
  const checked = options.fix === true || options.fixDryRun === true
    ? await fixed(root, found, by, options, engine, io) : found;
  const { report, sourceOf } = checked;
  const maxWarnings = options.maxWarnings ?? Infinity;
  const exitCode = exitCodeOf(report, maxWarnings);
  // A dry run prints a diff; the report goes into files alone.
  const written = options.fixDryRun === true ? outputs.filter(({ file }) => file !== undefined) : outputs;
  const elapsed = `${((io.now() - started) / 1000).toFixed(1)} s`;
  const common = {
    sourceOf, elapsed, exitCode, warningsFail: report.summary.warnings > maxWarnings, all: options.all === true, helpOf: ruleHelp,
    rules: ruleSettings(by.rules, by.config).flatMap(({ rule: { id, summary, clause }, severity }) => severity === 'off' ? [] : [{ id, summary, clause, severity }]),
  };
  await writeOutputs({ report, quiet: options.quiet === true }, written, root, (output) => ({ ...common, ...medium(output, options, io) }), io);
  const files = written.flatMap(({ file }) => file ?? []);
  const uncompared = options.affected === undefined ? 0 : report.findings.filter(({ status, rule }) => status === 'new' && isCruiserRule(rule)).length;
  if (checked.unseenBaseline !== undefined) io.stderr.write(`${safeLine(checked.unseenBaseline)}\n`);
  if (uncompared > 0) io.stderr.write(uncomparedText(uncompared));
  if (files.length > 0 && files.length === written.length) io.stderr.write(`${summaryText(report, { colours: noColours, elapsed })} · written to ${files.join(', ')}\n`);
  return { code: exitCode, checked };
}

/** What the comparison with a ref leaves out. */
function uncomparedText(count: number): string {
  return `${countText(count, 'finding')} of dependency-cruiser ${count === 1 ? 'is' : 'are'} told whether or not the ref has ${count === 1 ? 'it' : 'them'}: `
    + 'dependency-cruiser reads files that are checked out. `mandate baseline` accepts what was there before.\n';
}

/** Mends what can be mended, and checks again; a dry run prints what would be done, and is left with what was found. */
async function fixed(root: string, found: Checked, by: CheckBy, options: CheckOptions, engine: Engine, io: Io): Promise<Checked> {
  const { diffText, dryRunText, writeFixes } = await import('./fix-command.ts');
  const proposal = await analysed(root, by, options, io, (directory, settings) => engine.proposeFixes(directory, settings, found.report));
  if (options.fixDryRun === true) {
    io.stdout.write(await diffText(proposal));
    io.stderr.write(dryRunText(proposal, found));
    return found;
  }
  return writeFixes(root, proposal, io.stderr) ? analysed(root, by, options, io, engine.check) : found;
}

/** The config of a root, or the one that is asked for. */
export async function configOf(root: string, options: AnalysisOptions, rules: readonly Rule[], io: Io): Promise<LoadedConfig> {
  if (options.config === false) return { config: {}, file: undefined };
  const cache = cacheDirectory(root, options, io);
  return loadConfig(root, {
    rules,
    cacheDirectory: cache === false ? false : join(cache, 'config'),
    ...(options.config === undefined ? {} : { file: resolve(io.cwd, options.config) }),
  });
}

/** A dependency-cruiser config is code: it runs where that of the root may, and not where a config from outside was named. */
function cruiseMode(root: string, options: AnalysisOptions, config: Config, { cwd }: Io): CheckSettings['cruise'] {
  if (options.config === false || config.dependencyCruiser === false) return undefined;
  if (options.config === undefined) return 'run';
  const way = relative(root, resolve(cwd, options.config));
  return way.startsWith('..') || isAbsolute(way) ? 'tell' : 'run';
}

/** Has a root analysed, with a progress line for whoever watches. */
export async function analysed<Result>(
  root: string,
  by: Omit<CheckBy, 'affected'>,
  options: AnalysisOptions,
  io: Io,
  analyse: (root: string, settings: CheckSettings) => Promise<Result>,
): Promise<Result> {
  const progress = progressLine(io);
  try {
    return await analyse(root, { ...by, today: io.today(), cacheDirectory: cacheDirectory(root, options, io), onProgress: progress.show });
  } finally {
    progress.clear();
  }
}

function cacheDirectory(root: string, { cache, cacheLocation }: AnalysisOptions, io: Io): string | false {
  if (!cache) return false;
  if (cacheLocation !== undefined) return resolve(io.cwd, cacheLocation);
  const own = defaultCacheDirectory(root, io.env);
  tendCaches(own, Date.now());
  return own;
}

/** How wide and colourful a place is that a report goes to. */
function medium({ file }: ReportOutput, options: CheckOptions, io: Io): Pick<FormatOptions, 'colours' | 'width'> {
  return {
    colours: paletteFor(io.stdout, io.env, options.color && file === undefined),
    width: widthOf(file === undefined ? io.stdout : { write: () => {} }),
  };
}

/** The config with the severity and options of every rule, as plain data. */
function effective(config: Config, rules: readonly Rule[]): object {
  const { customRules = [], ...plain } = config;
  const settings = ruleSettings(rules, config).map(({ rule, severity, options }) => [rule.id, [severity, options]]);
  return { ...plain, rules: Object.fromEntries(settings) as object, ...(customRules.length === 0 ? {} : { customRules: customRules.map(({ id }) => id) }) };
}

import { resolve } from 'node:path';
import type { GraphFormat } from '../../cruiser/graph-formats.ts';
import { UserError } from '../../model/user-error.ts';
import { countText } from '../../report/count-text.ts';
import { analysed, checkBy, configOf, type AnalysisOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { writeOutput } from './write-outputs.ts';

export interface GraphOptions extends AnalysisOptions {
  readonly format: GraphFormat;
  readonly level: 'service' | 'project' | 'module';
  readonly focus?: string;
  readonly outputFile?: string;
}

/** More nodes than these are no picture that a person reads, and Graphviz takes minutes for it. */
const readable = 400;

/** Prints the graph of services, projects or modules, with the findings on its edges. */
export async function graph(root: string, options: GraphOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const rules = await engine.rules();
  const by = checkBy(root, await configOf(root, options, rules, io), options, rules, io);
  const session = await analysed(root, by, options, io, engine.openSession);
  const { architecture } = session;
  const { findings, problems } = session.report();
  const focus = options.focus === undefined ? undefined : architecture.select(options.focus);
  if (focus !== undefined && !architecture.graph.modules.some((module) => focus.has(module))) {
    throw new UserError('usage', `--focus ${options.focus!} matches nothing. It takes a project name, a service name, a directory or a glob; \`mandate inspect\` shows the names.`);
  }
  const { printGraph } = await import('../../cruiser/print-graph.ts');
  const { text, nodes } = await printGraph(architecture, findings, {
    format: options.format, level: options.level,
    ...(focus === undefined ? {} : { focus: (module) => focus.has(module) }),
    ...(options.config === false ? {} : { root }),
  });
  if (options.outputFile === undefined) io.stdout.write(text);
  else writeOutput(resolve(io.cwd, options.outputFile), text);
  if (nodes > readable && /dot|archi|flat|mermaid|d2|^html/.test(options.format)) {
    io.stderr.write(`${countText(nodes, 'node')} are more than a picture shows: --level service or --focus <selector> make it smaller, and csv, json or text hold them all.\n`);
  }
  const fatal = problems.filter(({ severity }) => severity === 'error');
  for (const { message } of fatal) io.stderr.write(`${message}\n`);
  return fatal.length > 0 ? 2 : 0;
}

import { isCode } from '../graph/module-kind.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Coverage } from '../model/metrics.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import { ratio } from './rounded.ts';

/** What is said of a file that was not read whole, or not at all. */
const unread: ReadonlySet<ProblemCode> = new Set(['unparsed-file', 'unreadable-file', 'not-utf8']);

/**
 * How much of the repository the other numbers stand on: the share of source files that were read whole, the share of
 * imports that lead somewhere (a file, a package, a file that is generated), and Problems by code. Node's own modules
 * are not counted as imports.
 *
 * Source: our own.
 */
export function coverage({ graph }: Architecture, problems: readonly Problem[]): Coverage {
  const within = graph.modules.reduce((sum, module) => sum + graph.importsOf(module).length, 0);
  const resolved = within + graph.packageImports.length + graph.generatedImports.length;
  const unresolved = problems.filter(({ code }) => code === 'unresolved-import').length;
  const faulty = new Set(problems.filter(({ code }) => unread.has(code)).flatMap(({ sites }) => sites.map(({ file }) => file)));
  const modules = new Set(graph.modules);
  const partly = graph.modules.filter(({ path }) => faulty.has(path)).length;
  const missing = [...faulty].flatMap((path) => graph.module(path) ?? []).filter((module) => isCode(module) && !modules.has(module)).length;
  const read = modules.size - partly;
  return {
    files: { read, partly: partly + missing, share: ratio(read, modules.size + missing) },
    imports: { resolved, unresolved, share: ratio(resolved, resolved + unresolved) },
    problems: byCode(problems),
  };
}

function byCode(problems: readonly Problem[]): Coverage['problems'] {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  return codes.map((code) => ({ code, count: problems.filter((one) => one.code === code).length }));
}

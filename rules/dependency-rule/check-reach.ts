import type { Architecture } from '../../src/model/architecture.ts';
import type { Import, Module, PackageImport } from '../../src/model/graph.ts';
import type { Violation } from '../../src/model/rule.ts';
import { type EdgeRule, type ForbidRule, type RequireRule, counts } from './edge-rule.ts';
import { type Way, waysTo } from './reach.ts';

/** An import, and the way on from where it leads. */
interface FirstStep {
  readonly one: Import;
  readonly way: Way;
}

/** What modules of `from` reach through others; what they import themselves is told by the edge. */
export function* checkReached(architecture: Architecture, rule: EdgeRule & ForbidRule): Iterable<Violation> {
  const [from, targets] = [architecture.select(rule.from), architecture.select(rule.forbid)];
  const wayFrom = waysTo(architecture, targets, rule, (module) => from.has(module));
  for (const module of architecture.graph.modules) {
    if (!from.has(module)) continue;
    const first = architecture.graph.importsOf(module).filter((one) => counts(rule, one) && !targets.has(one.to) && !from.has(one.to));
    const ways = first.flatMap((one) => {
      const way = wayFrom(one.to);
      return way === undefined ? [] : [{ one, way }];
    });
    for (const toOneEnd of byEnd(ways)) yield reached(architecture, rule, toOneEnd);
  }
}

export function* checkRequired(architecture: Architecture, rule: EdgeRule & RequireRule): Iterable<Violation> {
  const [from, required] = [architecture.select(rule.from), architecture.select(rule.require)];
  const served = servedModules(architecture, rule);
  for (const module of architecture.graph.modules) {
    // What is required need not require itself.
    if (!from.has(module) || required.has(module) || served(module)) continue;
    yield {
      explanation: {
        what: `${module.path} ${rule.indirect === true ? 'reaches' : 'imports'} nothing of what '${rule.name}' requires`,
        why: rule.because,
        fix: 'import one of the modules or packages that the rule requires, or narrow its "from"',
      },
      from: { unit: architecture.unitOf(module.project), module },
      to: { symbol: rule.name },
      sites: [{ file: module.path, line: 1, column: 1 }],
    };
  }
}

function servedModules(architecture: Architecture, rule: EdgeRule & RequireRule): (module: Module) => boolean {
  const required = architecture.select(rule.require);
  if (rule.indirect === true) {
    const wayFrom = waysTo(architecture, required, rule, () => false);
    return (module) => wayFrom(module) !== undefined;
  }
  const users = new Set(architecture.graph.packageImports
    .filter((one) => required.hasPackage(one.package, one.specifier) && counts(rule, one)).map((one) => one.from));
  return (module) => users.has(module) || architecture.graph.importsOf(module).some((one) => counts(rule, one) && required.has(one.to));
}

function reached(architecture: Architecture, rule: EdgeRule, ways: readonly FirstStep[]): Violation {
  const [{ one, way }] = ways as [typeof ways[number]];
  const { from } = one;
  const { end } = way;
  const through = ways.length === 1 ? one.to.path : `${one.to.path} and ${ways.length - 1} more`;
  return {
    explanation: {
      what: `${from.path} reaches ${nameOf(end)} through ${through}, against '${rule.name}'`,
      why: rule.because,
      fix: 'cut the way at the step that belongs least: let a part between them do without the next, or pass in what it needs',
    },
    from: { unit: architecture.unitOf(from.project), module: from, symbol: rule.name },
    to: isPackage(end) ? { symbol: end.package } : { unit: architecture.unitOf(end.project), module: end },
    sites: ways.map(({ one: { site } }) => site),
    chain: [one, ...way.chain],
  };
}

/** One finding for each end, however many of the module's imports lead there. */
function byEnd(ways: readonly FirstStep[]): Iterable<readonly FirstStep[]> {
  const groups = new Map<string, FirstStep[]>();
  for (const step of ways) groups.set(nameOf(step.way.end), [...groups.get(nameOf(step.way.end)) ?? [], step]);
  return groups.values();
}

function nameOf(end: Module | PackageImport): string {
  return isPackage(end) ? end.package : end.path;
}

function isPackage(end: Module | PackageImport): end is PackageImport {
  return 'package' in end;
}

import type { Architecture, Selection } from '../../src/model/architecture.ts';
import type { Import, Module, PackageImport } from '../../src/model/graph.ts';
import type { EdgeRule } from './edge-rule.ts';
import { counts } from './edge-rule.ts';

/** A shortest way from a module to what a selection chooses. */
export interface Way {
  readonly chain: readonly Import[];
  readonly end: Module | PackageImport;
}

/**
 * The shortest way from each module that leads to the selection at all; where several are as short, the first by path. No way
 * leads through a module that `stops`, but it may begin there.
 */
export function waysTo({ graph }: Architecture, targets: Selection, rule: EdgeRule, stops: (module: Module) => boolean): (module: Module) => Way | undefined {
  const next = new Map<Module, Import | PackageImport>();
  const reached: Module[] = graph.modules.filter((module) => targets.has(module));
  const isTarget = new Set(reached);
  for (const one of graph.packageImports) {
    if (!targets.hasPackage(one.package, one.specifier) || !counts(rule, one) || next.has(one.from) || isTarget.has(one.from)) continue;
    next.set(one.from, one);
    reached.push(one.from);
  }
  for (let at = 0; at < reached.length; at++) {
    const module = reached[at]!;
    if (stops(module) && !isTarget.has(module)) continue;
    for (const one of graph.importersOf(module)) {
      if (isTarget.has(one.from) || next.has(one.from) || !counts(rule, one)) continue;
      next.set(one.from, one);
      reached.push(one.from);
    }
  }
  return (module) => wayFrom(module, next, isTarget);
}

function wayFrom(start: Module, next: ReadonlyMap<Module, Import | PackageImport>, targets: ReadonlySet<Module>): Way | undefined {
  const chain: Import[] = [];
  let module = start;
  while (!targets.has(module)) {
    const one = next.get(module);
    if (one === undefined) return undefined;
    if (!('to' in one)) return { chain, end: one };
    chain.push(one);
    module = one.to;
  }
  return { chain, end: module };
}

import type { Import, Module } from '../model/graph.ts';
import { ratio } from './rounded.ts';

/** Afferent and efferent coupling of one part. */
export interface Couplings {
  /** Modules outside of it that import one inside. */
  readonly ca: number;
  /** Modules inside of it that import one outside. */
  readonly ce: number;
}

/**
 * Ca and Ce of every part that an import leads out of or into. Modules stand for Martin's classes.
 *
 * Source: Martin: OO Design Quality Metrics, 1994; Clean Architecture, 2017, chapter 14.
 */
export function couplingsOf<Part>(imports: readonly Import[], partOf: (module: Module) => Part): (part: Part) => Couplings {
  const inward = new Map<Part, Set<Module>>();
  const outward = new Map<Part, Set<Module>>();
  for (const { from, to } of imports) {
    const [source, target] = [partOf(from), partOf(to)];
    if (source === target) continue;
    add(outward, source, from);
    add(inward, target, from);
  }
  return (part) => ({ ca: inward.get(part)?.size ?? 0, ce: outward.get(part)?.size ?? 0 });
}

/** I = Ce / (Ca + Ce): 0 for what only others depend on, 1 for what only depends on others; null for what does neither. */
export function instability({ ca, ce }: Couplings): number | null {
  return ratio(ce, ca + ce);
}

function add<Part>(sets: Map<Part, Set<Module>>, part: Part, module: Module): void {
  const set = sets.get(part);
  if (set === undefined) sets.set(part, new Set([module]));
  else set.add(module);
}

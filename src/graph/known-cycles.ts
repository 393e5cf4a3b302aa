import type { ModuleCycle } from '../model/graph.ts';
import { type CycleOptions, type CycleSource, edgesThatCount, findCycles } from './cycles.ts';

/** The cycles that a graph was asked for, and those that the graph before it was asked for and that are still the same. */
export interface KnownCycles {
  readonly asked: Answer[];
  readonly before: readonly Answer[];
}

interface Answer extends CycleOptions {
  readonly cycles: readonly ModuleCycle[];
}

/** The cycles of a graph, searched for once. */
export function cyclesOf({ asked, before }: KnownCycles, source: CycleSource, { typeOnly, dynamic, keep }: CycleOptions): readonly ModuleCycle[] {
  const isSame = (one: Answer): boolean => one.typeOnly === typeOnly && one.dynamic === dynamic && one.keep === keep;
  const known = asked.find(isSame);
  if (known !== undefined) return known.cycles;
  const answer = before.find(isSame) ?? { typeOnly, dynamic, keep, cycles: findCycles(source, { typeOnly, dynamic, keep }) };
  asked.push(answer);
  return answer.cycles;
}

/**
 * What stays of the cycles after some files came to have other imports. A cycle can go or be another only where one of its
 * members was edited, and a new one has to lead through an import that was not there. What nobody asks for any more is let go.
 */
export function cyclesAfter({ asked, before: old }: KnownCycles, before: CycleSource, after: CycleSource, edited: readonly number[]): KnownCycles {
  const modules = new Set(edited.map((file) => after.moduleAt(file)));
  const stays = (one: Answer): boolean => !one.cycles.some((cycle) => cycle.modules.some((module) => modules.has(module)))
    && !edited.some((file) => closesCycle(before, after, one, file));
  return { asked: [], before: (asked.length === 0 ? old : asked).filter(stays) };
}

/** Whether something that a file did not import before leads back to it. */
function closesCycle(before: CycleSource, after: CycleSource, options: CycleOptions, file: number): boolean {
  const old = new Set(targetsOf(before, edgesThatCount(before, options), file));
  const counts = edgesThatCount(after, options);
  const reached = new Set(targetsOf(after, counts, file).filter((target) => !old.has(target)));
  for (const one of reached) {
    for (const target of targetsOf(after, counts, one)) {
      if (target === file) return true;
      reached.add(target);
    }
  }
  return false;
}

function targetsOf({ starts, targetOf }: CycleSource, counts: (edge: number) => boolean, file: number): number[] {
  const targets: number[] = [];
  for (let edge = starts[file]!; edge < starts[file + 1]!; edge++) if (counts(edge)) targets.push(targetOf(edge));
  return targets;
}

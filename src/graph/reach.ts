import type { Graph, Module } from '../model/graph.ts';
import type { Edges } from './edges.ts';

/** Answers whether one module leads to another, at any depth; each start is walked from once. */
export function createReach({ starts, targets }: Pick<Edges, 'starts' | 'targets'>, fileOf: (module: Module) => number): Graph['reaches'] {
  const known = new Map<number, Uint8Array>();
  const from = (start: number): Uint8Array => {
    const reached = new Uint8Array(starts.length - 1);
    const queue = [start];
    reached[start] = 1;
    for (const file of queue) {
      for (let edge = starts[file]!; edge < starts[file + 1]!; edge++) {
        const target = targets[edge]!;
        if (target < 0 || reached[target] === 1) continue;
        reached[target] = 1;
        queue.push(target);
      }
    }
    return reached;
  };
  return (module, goal) => {
    const [start, end] = [fileOf(module), fileOf(goal)];
    if (start < 0 || end < 0) return false;
    let reached = known.get(start);
    if (reached === undefined) known.set(start, (reached = from(start)));
    return reached[end] === 1;
  };
}

import type { Edges, ReverseEdges } from './edges.ts';

/**
 * Marks the files of a set, and those that re-export from one of them at any depth. Goes backwards, so that it looks at no more
 * than what imports a marked file.
 *
 * @param passedOn the imports that a file passes on, by their places in it
 */
export function reexporters(
  { starts, sources }: Edges, reverse: ReverseEdges, passedOn: (file: number) => readonly number[], set: (file: number) => boolean,
): Uint8Array {
  const marked = new Uint8Array(starts.length - 1);
  const queue: number[] = [];
  for (let file = 0; file < marked.length; file++) if (set(file)) queue.push(file);
  for (const file of queue) marked[file] = 1;
  for (const file of queue) {
    for (let at = reverse.starts[file]!; at < reverse.starts[file + 1]!; at++) {
      const edge = reverse.edges[at]!;
      const source = sources[edge]!;
      if (marked[source] === 1 || !passedOn(source).includes(edge - starts[source]!)) continue;
      marked[source] = 1;
      queue.push(source);
    }
  }
  return marked;
}

/** Whether an import leads to a file: what is generated may have no facts and be imported all the same. */
export function isImported({ starts }: ReverseEdges, file: number): boolean {
  return starts[file + 1]! > starts[file]!;
}

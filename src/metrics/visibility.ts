import { condense, type Condensed } from './condense.ts';
import type { Network } from './network.ts';

/** Words of 32 columns that are worked on at a time, so that memory grows with the nodes and not with their square. */
const blockWords = 64;

/**
 * For each node, how many nodes it reaches over any number of edges, none included: it reaches itself. These are the sums
 * of the rows of the visibility matrix. Bit sets over the graph without its cycles: 32 nodes an operation.
 */
export function visibility(network: Network): Float64Array {
  const condensed = condense(network);
  const reached = new Float64Array(condensed.network.nodes);
  const columns = condensed.sizes.reduce((sum, size) => sum + size, 0);
  const offsets = offsetsOf(condensed.sizes);
  for (let first = 0; first < columns; first += blockWords * 32) addBlock(condensed, offsets, first, reached);
  return Float64Array.from(condensed.setOf, (set) => reached[set]!);
}

/** The columns of a set are its members: those from `offsets[set]` up to `offsets[set + 1]`. */
function offsetsOf(sizes: Int32Array): Int32Array {
  const offsets = new Int32Array(sizes.length + 1);
  sizes.forEach((size, set) => { offsets[set + 1] = offsets[set]! + size; });
  return offsets;
}

function addBlock({ network: { nodes, starts, targets } }: Condensed, offsets: Int32Array, first: number, reached: Float64Array): void {
  const rows = new Int32Array(nodes * blockWords);
  const end = first + blockWords * 32;
  for (let set = 0; set < nodes; set++) {
    // All that a set reaches has smaller columns than its own.
    if (offsets[set + 1]! <= first) continue;
    const row = set * blockWords;
    for (let column = Math.max(first, offsets[set]!); column < Math.min(end, offsets[set + 1]!); column++) {
      rows[row + ((column - first) >> 5)]! |= 1 << ((column - first) & 31);
    }
    for (let at = starts[set]!; at < starts[set + 1]!; at++) {
      const other = targets[at]!;
      if (offsets[other + 1]! <= first) continue;
      for (let word = 0; word < blockWords; word++) rows[row + word]! |= rows[other * blockWords + word]!;
    }
    for (let word = 0; word < blockWords; word++) reached[set]! += bitsIn(rows[row + word]!);
  }
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

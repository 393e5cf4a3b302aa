import { ratio } from './rounded.ts';

/** How many components must be at hand to test each of them, summed; its average; and how that compares with a balanced binary tree. */
export interface CumulativeDependency {
  /** The sum over all components of how many each depends on at any depth, itself included. */
  readonly ccd: number;
  /** CCD divided by the number of components. */
  readonly acd: number | null;
  /** CCD divided by that of a balanced binary tree of as many components: (N + 1) · log2(N + 1) − N. */
  readonly nccd: number | null;
}

/**
 * CCD, ACD and NCCD.
 *
 * Source: Lakos: Large-Scale C++ Software Design. Addison-Wesley, 1996, chapter 4.
 *
 * @param reached how many nodes each node reaches, itself included
 */
export function cumulativeDependency(reached: Float64Array): CumulativeDependency {
  return cumulativeOf(reached.reduce((sum, count) => sum + count, 0), reached.length);
}

/** The same, where the sum is known. */
export function cumulativeOf(ccd: number, nodes: number): CumulativeDependency {
  return { ccd, acd: ratio(ccd, nodes), nccd: ratio(ccd, balancedTree(nodes)) };
}

function balancedTree(nodes: number): number {
  return (nodes + 1) * Math.log2(nodes + 1) - nodes;
}

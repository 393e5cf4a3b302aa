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
  const ccd = reached.reduce((sum, count) => sum + count, 0);
  return { ccd, acd: ratio(ccd, reached.length), nccd: ratio(ccd, balancedTree(reached.length)) };
}

function balancedTree(nodes: number): number {
  return (nodes + 1) * Math.log2(nodes + 1) - nodes;
}

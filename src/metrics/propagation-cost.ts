import { ratio } from './rounded.ts';

/**
 * The share of all pairs of nodes of which the first reaches the second, a node and itself included: how much of the
 * whole a change may touch, on average. The density of the visibility matrix.
 *
 * Source: MacCormack, Rusnak, Baldwin: Exploring the Structure of Complex Software Designs. Management Science 52(7), 2006.
 *
 * @param reached how many nodes each node reaches, itself included
 */
export function propagationCost(reached: Float64Array): number | null {
  return ratio(reached.reduce((sum, count) => sum + count, 0), reached.length ** 2);
}

import { stronglyConnected } from '../../../graph/components.ts';
import { byText } from './by-text.ts';

/** Services in the order of a partitioned matrix. */
export interface ServiceOrder {
  /** Who uses others comes before what it uses, so that marks below the diagonal are cycles; members of a knot stand together. */
  readonly names: readonly string[];
  /** The longest way down from each, knots as one: 0 for who uses nobody. */
  readonly levels: ReadonlyMap<string, number>;
  /** Sets of services that all reach each other, by name. */
  readonly knots: readonly (readonly string[])[];
}

/** Partitions services by who uses whom: levels of the graph in which each knot is one node. */
export function orderServices(services: readonly string[], pairs: readonly { readonly from: string; readonly to: string }[]): ServiceOrder {
  const sorted = [...services].sort(byText);
  const numbers = new Map(sorted.map((name, at) => [name, at]));
  const targets: number[][] = sorted.map(() => []);
  for (const { from, to } of pairs) targets[numbers.get(from)!]!.push(numbers.get(to)!);
  const knots = knotsOf(targets);
  const knotOf = sorted.map((_, at) => at);
  for (const knot of knots) for (const member of knot) knotOf[member] = knot[0]!;
  const levels = levelsOf(targets, knotOf);
  const order = sorted.map((_, at) => at).sort((a, b) => levels[knotOf[b]!]! - levels[knotOf[a]!]! || knotOf[a]! - knotOf[b]! || a - b);
  return {
    names: order.map((at) => sorted[at]!),
    levels: new Map(sorted.map((name, at) => [name, levels[knotOf[at]!]!])),
    knots: knots.map((knot) => knot.map((at) => sorted[at]!)),
  };
}

function knotsOf(targets: readonly (readonly number[])[]): number[][] {
  const starts = Int32Array.from([0, ...targets.map(({ length }) => length)]);
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
  return stronglyConnected(targets.length, { starts, targets: Int32Array.from(targets.flat()) });
}

/** Of each knot, by its first member; from those that use nobody upwards. */
function levelsOf(targets: readonly (readonly number[])[], knotOf: readonly number[]): number[] {
  const levels = targets.map(() => 0);
  const users: number[][] = targets.map(() => []);
  const left = targets.map(() => 0);
  for (const [from, tos] of targets.entries()) {
    for (const to of tos) {
      if (knotOf[from] === knotOf[to]) continue;
      users[knotOf[to]!]!.push(knotOf[from]!);
      left[knotOf[from]!]!++;
    }
  }
  const ready = targets.map((_, at) => at).filter((at) => knotOf[at] === at && left[at] === 0);
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    for (const user of users[next]!) {
      levels[user] = Math.max(levels[user]!, levels[next]! + 1);
      if (--left[user]! === 0) ready.push(user);
    }
  }
  return levels;
}

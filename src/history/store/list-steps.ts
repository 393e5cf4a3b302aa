import { type Check, isRecord } from './shape.ts';

/**
 * How a list is made of an earlier one, in its order: so many items of it from a place on, one of its items with other values in some
 * fields, or a new item. Each item of the earlier list is used once at the most, so that no list can grow beyond what is written.
 */
export type ListStep = readonly [from: number, count: number] | readonly [from: number, changed: Readonly<Record<string, unknown>>] | object;

/** @param nameOf what an item is known by when it is not quite the same */
export function stepsBetween<Item extends object>(before: readonly Item[], after: readonly Item[], nameOf: (item: Item) => string): readonly ListStep[] {
  const equal = placesBy(before, (item) => JSON.stringify(item));
  const kept = after.map((item) => equal.get(JSON.stringify(item))?.shift());
  const used = new Set(kept);
  const alike = placesBy(before, nameOf, (place) => !used.has(place));
  const steps: ListStep[] = [];
  let run: [number, number] | undefined;
  for (const [at, item] of after.entries()) {
    const place = kept[at];
    if (place !== undefined && run !== undefined && run[0] + run[1] === place) run[1]++;
    else if (place !== undefined) steps.push(run = [place, 1]);
    else {
      run = undefined;
      const like = alike.get(nameOf(item))?.shift();
      const changed = like === undefined ? undefined : changedFields(before[like]!, item);
      steps.push(like === undefined || changed === undefined ? item : [like, changed]);
    }
  }
  return steps;
}

/** The list that the steps lead to; undefined where they lead nowhere, or to an item that is none. */
export function takeSteps<Item extends object>(before: readonly Item[], steps: unknown, check: Check<Item>): readonly Item[] | undefined {
  if (!Array.isArray(steps)) return undefined;
  const made: Item[] = [];
  const used = new Set<number>();
  const take = (place: unknown): Item | undefined => {
    const item = typeof place === 'number' && !used.has(place) ? before[place] : undefined;
    if (item !== undefined) used.add(place as number);
    return item;
  };
  for (const step of steps) {
    const items = itemsOf(step, take, check);
    if (items === undefined) return undefined;
    for (const item of items) made.push(item);
  }
  return made;
}

function itemsOf<Item extends object>(step: unknown, take: (place: unknown) => Item | undefined, check: Check<Item>): readonly Item[] | undefined {
  if (!Array.isArray(step)) return some(check(step));
  const [from, what] = step as readonly unknown[];
  if (typeof from !== 'number') return undefined;
  if (isRecord(what)) {
    const item = take(from);
    return item && some(check({ ...item, ...what }));
  }
  const items: Item[] = [];
  for (let place = from; typeof what === 'number' && place < from + what; place++) {
    const item = take(place);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

function some<Item>(item: Item | undefined): readonly Item[] | undefined {
  return item === undefined ? undefined : [item];
}

/** Undefined where a field is gone, which no change of fields can tell. */
function changedFields(before: object, after: object): Readonly<Record<string, unknown>> | undefined {
  if (Object.keys(before).some((key) => !Object.hasOwn(after, key))) return undefined;
  const was = before as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(was[key]) !== JSON.stringify(value)));
}

function placesBy<Item>(items: readonly Item[], keyOf: (item: Item) => string, isFree: (place: number) => boolean = () => true): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, item] of items.entries()) {
    if (!isFree(place)) continue;
    const key = keyOf(item);
    const those = places.get(key);
    if (those === undefined) places.set(key, [place]);
    else those.push(place);
  }
  return places;
}

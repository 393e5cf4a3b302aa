import { isRecord } from './shape.ts';

/**
 * How a value is made of an earlier one: `[value]` is another one; a record has those of its fields that are different, null for one that is
 * gone; `[0, …steps]` is a list in its order: so many items of the earlier one from a place on, one of its items with a delta, or a new one.
 */
export type Delta = readonly unknown[] | { readonly [key: string]: Delta | null };

/** Undefined where both are the same. Values are plain JSON. */
export function deltaOf(before: unknown, after: unknown): Delta | undefined {
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  if (isRecord(before) && isRecord(after)) {
    const gone = Object.keys(before).filter((key) => after[key] === undefined).map((key) => [key, null] as const);
    const changed = Object.entries(after).flatMap(([key, value]) => {
      const delta = deltaOf(before[key], value);
      return delta === undefined ? [] : [[key, delta] as const];
    });
    return Object.fromEntries([...gone, ...changed]);
  }
  const areLists = isListOfItems(before) && isListOfItems(after) && before.length > 0 && after.length > 0;
  return areLists ? [0, ...stepsBetween(before, after)] : [after];
}

/** The value that a delta leads to; undefined where it leads nowhere. Each item of a list is used once at the most, so that none grows by itself. */
export function applyDelta(before: unknown, delta: unknown, depth = 0): unknown {
  if (depth > deepest) return undefined;
  if (Array.isArray(delta)) return delta.length === 1 ? delta[0] : Array.isArray(before) && delta[0] === 0 ? takeSteps(before, delta.slice(1), depth) : undefined;
  if (!isRecord(delta) || !isRecord(before)) return undefined;
  const fields = new Map(Object.entries(before));
  for (const [key, inner] of Object.entries(delta)) {
    const value = inner === null ? undefined : applyDelta(fields.get(key), inner, depth + 1);
    if (value === undefined && inner !== null) return undefined;
    if (inner === null) fields.delete(key);
    else fields.set(key, value);
  }
  return Object.fromEntries(fields);
}

/** No value that is kept goes deeper. */
const deepest = 20;

function stepsBetween(before: readonly unknown[], after: readonly unknown[]): unknown[] {
  const equal = placesBy(before, (item) => JSON.stringify(item));
  const kept = after.map((item) => equal.get(JSON.stringify(item))?.shift());
  const used = new Set(kept);
  const alike = placesBy(before, nameOf, (place) => !used.has(place));
  const steps: unknown[] = [];
  let run: [number, number] | undefined;
  for (const [at, item] of after.entries()) {
    const place = kept[at];
    if (place !== undefined && run !== undefined && run[0] + run[1] === place) run[1]++;
    else if (place !== undefined) steps.push(run = [place, 1]);
    else {
      run = undefined;
      const like = isRecord(item) ? alike.get(nameOf(item))?.shift() : undefined;
      steps.push(like === undefined ? item : [like, deltaOf(before[like], item)]);
    }
  }
  return steps;
}

function takeSteps(before: readonly unknown[], steps: readonly unknown[], depth: number): readonly unknown[] | undefined {
  const made: unknown[] = [];
  const used = new Set<number>();
  for (const step of steps) {
    if (!Array.isArray(step)) {
      made.push(step);
      continue;
    }
    const [from, what] = step as readonly unknown[];
    const until = typeof from === 'number' ? from + (typeof what === 'number' ? what : 1) : NaN;
    for (let place = Number(from); !(place >= until); place++) {
      if (used.has(place) || before[place] === undefined) return undefined;
      used.add(place);
      const item = typeof what === 'number' ? before[place] : applyDelta(before[place], what, depth + 1);
      if (item === undefined) return undefined;
      made.push(item);
    }
  }
  return made;
}

/** What an item is known by when it is not quite the same. */
function nameOf(item: unknown): string {
  const { fingerprint, name, from, to, kind, clause, file } = item as Readonly<Record<string, unknown>>;
  return typeof fingerprint === 'string' ? fingerprint : JSON.stringify([name, from, to, kind, clause, name ?? from ?? clause ?? file]);
}

/** A list in a list would look like a step. */
function isListOfItems(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && !value.some((item) => Array.isArray(item) || item === null);
}

function placesBy(items: readonly unknown[], keyOf: (item: unknown) => string, isFree: (place: number) => boolean = () => true): Map<string, number[]> {
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

/** Gives what a value holds of a shape, made anew, so that nothing else of it goes on; undefined where it is of another shape. */
export type Check<Type> = (value: unknown) => Type | undefined;

type OptionalKey<Type> = { [Key in keyof Type]-?: object extends Pick<Type, Key> ? Key : never }[keyof Type];

/** A record of just these fields. One that came out of here goes in again as it is, so that what many have in common is held once. */
export function object<Type extends object>(
  fields: { readonly [Key in keyof Type]-?: Check<Exclude<Type[Key], undefined>> }, optional: readonly OptionalKey<Type>[] = [],
): Check<Type> {
  const checks = Object.entries<Check<unknown>>(fields);
  const mayLack = new Set<PropertyKey>(optional);
  const passed = new WeakSet();
  return (value) => {
    if (!isRecord(value)) return undefined;
    if (passed.has(value)) return value as unknown as Type;
    const made: Record<string, unknown> = {};
    for (const [key, check] of checks) {
      if (!Object.hasOwn(value, key) && mayLack.has(key)) continue;
      const inner = Object.hasOwn(value, key) ? check(value[key]) : undefined;
      if (inner === undefined) return undefined;
      made[key] = inner;
    }
    passed.add(made);
    return made as Type;
  };
}

export function list<Item>(check: Check<Item>): Check<readonly Item[]> {
  const passed = new WeakSet();
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    if (passed.has(value)) return value as readonly Item[];
    const made: Item[] = [];
    for (const item of value) {
      const inner = check(item);
      if (inner === undefined) return undefined;
      made.push(inner);
    }
    passed.add(made);
    return made;
  };
}

export function oneOf<Text extends string>(...texts: readonly Text[]): Check<Text> {
  return (value) => texts.find((one) => one === value);
}

export const text: Check<string> = (value) => typeof value === 'string' ? value : undefined;
export const count: Check<number> = (value) => Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;
export const number: Check<number> = (value) => typeof value === 'number' && Number.isFinite(value) ? value : undefined;
export const yes: Check<true> = (value) => value === true ? true : undefined;

export function orNull<Type>(check: Check<Type>): Check<Type | null> {
  return (value) => value === null ? null : check(value);
}

export function matching(pattern: RegExp): Check<string> {
  return (value) => typeof value === 'string' && pattern.test(value) ? value : undefined;
}

export const commitName = matching(/^[0-9a-f]{40,64}$/);

/** In milliseconds, such as a Date holds. */
export const momentInTime: Check<number> = (value) => count(value) !== undefined && Number(value) < 8.64e15 ? Number(value) : undefined;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

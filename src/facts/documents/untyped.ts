/** Reading values whose shape the user's file decides: each answer is typed, or says that there is none. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : undefined;
}

/** The own property of a value that may be no object; names such as `__proto__` lead nowhere. */
export function property(value: unknown, key: string): unknown {
  const record = recordOf(value);
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The value at the end of a path of keys. */
export function propertyAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(property, value);
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(recordOf(value) ?? {});
}

export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

import type { HclEntry, HclValue } from './hcl-file.ts';

/** The variables that a value sets, be it a map or a list of names with values; what a function makes tells none. */
export function variablesIn(value: HclValue | undefined): readonly HclEntry[] {
  if (value?.kind === 'object') return value.entries;
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item): readonly HclEntry[] => {
    const name = item.kind === 'object' ? item.entries.find(({ key }) => key === 'name') : undefined;
    return name?.value.kind !== 'text' ? [] : [{ ...name, key: name.value.text, value: member(item, 'value') ?? { kind: 'other' } }];
  });
}

/** A member of an object that is written down. */
export function member(value: HclValue | undefined, key: string): HclValue | undefined {
  return value?.kind === 'object' ? value.entries.find((entry) => entry.key === key)?.value : undefined;
}

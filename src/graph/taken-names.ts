import type { Import, Module } from '../model/graph.ts';

/** Imports by the two files they join, in the order given. */
export function byFilePair(imports: Iterable<Import>): Import[][] {
  const groups = new Map<Module, Map<Module, Import[]>>();
  for (const one of imports) {
    let targets = groups.get(one.from);
    if (targets === undefined) groups.set(one.from, (targets = new Map()));
    const group = targets.get(one.to);
    if (group === undefined) targets.set(one.to, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((targets) => [...targets.values()]);
}

/** What these imports reach by name, as a finding's identity has it: `*` where a form takes all or does not tell; nothing for a side effect. */
export function reachedNames(imports: Iterable<Pick<Import, 'kind' | 'names'>>): readonly string[] {
  return [...new Set([...imports].flatMap(({ kind, names }) => (names.length === 0 && kind !== 'import' ? ['*'] : names)))].sort();
}

/** The names these imports take, sorted; without `default` and whole namespaces, which a person cannot call by name. */
export function takenNames(imports: readonly Import[]): readonly string[] {
  return [...new Set(imports.flatMap((one) => one.names).filter(isName))].sort();
}

/** Whether the names are all that these imports take: no default, no namespace, no form that hides them. */
export function isAllByName(imports: readonly Import[]): boolean {
  return imports.every(({ names }) => names.length > 0 && names.every(isName));
}

function isName(name: string): boolean {
  return name !== 'default' && name !== '*';
}

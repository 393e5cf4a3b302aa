import type { ConstantOf, SettingsMadeFact } from '../../model/data-facts.ts';
import type { Graph, Module } from '../../model/graph.ts';
import type { Unit } from '../../model/unit.ts';
import { groupBy } from '../group-by.ts';
import { createFollow, homeOf, textsOf } from './follow-constants.ts';
import type { SaidBy } from './said.ts';
import type { Setting } from './setting.ts';

/** The settings that the code of a unit makes of others, by the keys that it asks for them: `database.url`. */
export type MadeSettings = (unit: Unit) => ReadonlyMap<string, Setting>;

/** Finds them where they are written down, and by the functions of other modules that are said to make them. */
export function findMadeSettings(said: SaidBy, graph: Graph, constantOf: ConstantOf): MadeSettings {
  const follow = createFollow(graph, constantOf);
  const made = new Map<Unit, Map<string, Setting>>();
  const of = (unit: Unit): Map<string, Setting> => made.get(unit) ?? made.set(unit, new Map<string, Setting>()).get(unit)!;
  const functions = groupBy(said('settings-made'), ({ unit }) => unit);
  const asked = functions.size === 0 ? new Map<Unit, ReadonlySet<string>>() : askedKeys(said);
  for (const [unit, loads] of functions) {
    for (const key of asked.get(unit) ?? []) {
      for (const { fact, module } of loads) {
        const text = module && textMadeBy(module, fact, key);
        if (text !== undefined) of(unit).set(key, { key, value: { kind: 'text', text }, site: fact.site });
      }
    }
  }
  for (const { fact: { scope, key, value, site }, unit } of said('setting')) if (scope.in === 'code') of(unit).set(key, { key, value, site });
  return (unit) => made.get(unit) ?? none;

  function textMadeBy(module: Module, { local }: SettingsMadeFact, key: string): string | undefined {
    const home = homeOf(graph, module, local);
    const text = home === undefined || home.name.includes('.') ? undefined : constantOf(home.module.path, `${home.name}().${key}`);
    return home && text !== undefined ? follow(home.module, text) : undefined;
  }
}

const none: ReadonlyMap<string, Setting> = new Map();

/** The settings that the facts of each unit name. */
function askedKeys(said: SaidBy): ReadonlyMap<Unit, ReadonlySet<string>> {
  const asked = new Map<Unit, Set<string>>();
  for (const { fact, unit } of [...said('connection'), ...said('channel'), ...said('table'), ...said('table-use')]) {
    const keys = textsOf(fact).flatMap((text) => [...(text ?? '').matchAll(/\$\{([A-Za-z_][\w.]*)/g)].map(([, key]) => key!));
    if (fact.kind === 'connection' && fact.address.setting !== undefined) keys.push(fact.address.setting);
    for (const key of keys) asked.set(unit, (asked.get(unit) ?? new Set()).add(key));
  }
  return asked;
}

import type { Address, ConstantOf, DataFact, TableName, Told, UnreadFact } from '../../model/data-facts.ts';
import type { Graph, Module } from '../../model/graph.ts';

/** How far constants that lead to constants are followed. */
const deepest = 20;
const longest = 4_096;
/** `${@local.member}`, with what stands in for it when it is not set. */
const mark = '${@';
const hole = /\$\{@([A-Za-z_$][\w$]*(?:\.[\w$-]+)*)(?::-([^{}]*))?\}/g;

/**
 * Fills in the constants that modules import from each other, through barrels and other constants. What cannot be followed
 * stays as it is, and is counted as unread beside it.
 */
export function followConstants(
  data: ReadonlyMap<string, readonly DataFact[]>, graph: Graph, constantOf: ConstantOf,
): ReadonlyMap<string, readonly DataFact[]> {
  const follow = createFollow(graph, constantOf);
  const followed = new Map(data);
  for (const [path, facts] of data) {
    const module = graph.module(path);
    if (module === undefined || !facts.some((fact) => textsOf(fact).some((text) => text?.includes(mark)))) continue;
    followed.set(path, facts.flatMap((fact) => {
      const filled = withTexts(fact, (text) => follow(module, text));
      const unread = unreadOf(filled);
      return unread === undefined ? [filled] : [withoutUnread(filled), unread];
    }));
  }
  return followed;
}

/** The text of a module with the constants of others in their place. */
export function createFollow(graph: Graph, constantOf: ConstantOf): (module: Module, text: Told) => Told {
  const known = new Map<string, Told | undefined>();

  const textIn = (module: Module, text: Told, depth: number): Told => {
    if (!text.includes(mark)) return text;
    const filled = text.replace(hole, (whole, name: string, fallback: string | undefined) => {
      const found = constantIn(module, name, depth + 1);
      return found === undefined ? whole : withDefault(found, fallback);
    });
    return filled.length > longest ? text : filled;
  };

  /** Undefined also for a constant that leads back to itself. */
  const constantIn = (module: Module, name: string, depth: number): Told | undefined => {
    const key = `${module.path}\n${name}`;
    if (known.has(key) || depth > deepest) return known.get(key);
    known.set(key, undefined);
    const home = homeOf(graph, module, name);
    const text = home && constantOf(home.module.path, home.name);
    const whole = home && text !== undefined ? textIn(home.module, text, depth) : undefined;
    const told = whole?.includes(mark) === true ? undefined : whole;
    known.set(key, told);
    return told;
  };

  return (module, text) => textIn(module, text, 0);
}

/** Where the constant of a local name is declared, and its name there with the members that lead to it. */
export function homeOf(graph: Graph, module: Module, written: string): { readonly module: Module; readonly name: string } | undefined {
  const [local = '', ...members] = written.split('.');
  const homes = graph.importsOf(module).flatMap((one) => one.locals.flatMap((each, index) => {
    if (each !== local || one.typeOnly) return [];
    return exportedBy(graph, one.to, one.names[index]!, members) ?? [];
  }));
  const [home] = homes;
  // A name that is imported from two places, in two functions, may be either.
  return home !== undefined && homes.every((other) => other.module === home.module && other.name === home.name) ? home : undefined;
}

function exportedBy(graph: Graph, from: Module, imported: string, members: readonly string[]): { readonly module: Module; readonly name: string } | undefined {
  let [module, name, rest] = [from, imported, members];
  // Each namespace takes one of the members.
  while (name === '*') {
    const [next, ...others] = rest;
    if (next === undefined) return undefined;
    [name, rest] = [next, others];
    const origin = graph.origin(module, name);
    if (origin === undefined) return undefined;
    ({ module, name } = origin);
  }
  const origin = graph.origin(module, name);
  if (origin === undefined) return undefined;
  return origin.name === '*' ? exportedBy(graph, origin.module, '*', rest) : { module: origin.module, name: [origin.name, ...rest].join('.') };
}

/** Only a setting can be unset. */
function withDefault(text: Told, fallback: string | undefined): Told {
  return fallback !== undefined && /^\$\{[^}:]+\}$/.test(text) ? `${text.slice(0, -1)}:-${fallback}}` : text;
}

/** The texts of a fact that may name constants and settings. */
export function textsOf(fact: DataFact): readonly (string | undefined)[] {
  switch (fact.kind) {
    case 'channel': return [fact.name, fact.group];
    case 'table': return [fact.table, fact.schema];
    case 'table-use': return textsOfName(fact.of);
    case 'relation': return [...textsOfName(fact.from), ...textsOfName(fact.to)];
    case 'connection': return Object.entries(fact.address).map(([part, text]: readonly [string, string]) => (part === 'setting' && text.startsWith('@') ? `\${${text}}` : text));
    case 'setting': return fact.value.kind === 'text' ? [fact.value.text] : [];
    default: return [];
  }
}

function textsOfName(name: TableName): readonly (string | undefined)[] {
  return 'table' in name ? [name.table, name.schema] : [];
}

function withTexts(fact: DataFact, fill: (text: Told) => Told): DataFact {
  switch (fact.kind) {
    case 'channel': return { ...fact, name: fill(fact.name), ...(fact.group === undefined ? {} : { group: fill(fact.group) }) };
    case 'table': return { ...fact, table: fill(fact.table), ...(fact.schema === undefined ? {} : { schema: fill(fact.schema) }) };
    case 'table-use': return { ...fact, of: nameWith(fact.of, fill) };
    case 'relation': return { ...fact, from: nameWith(fact.from, fill), to: nameWith(fact.to, fill) };
    case 'connection': return { ...fact, address: addressWith(fact.address, fill) };
    case 'setting': return fact.value.kind === 'text' ? { ...fact, value: { kind: 'text', text: fill(fact.value.text) } } : fact;
    default: return fact;
  }
}

function nameWith(name: TableName, fill: (text: Told) => Told): TableName {
  return 'table' in name ? { table: fill(name.table), ...(name.schema === undefined ? {} : { schema: fill(name.schema) }) } : name;
}

/** A constant that holds a whole address leads to the setting that it is, or to the file of a database of SQLite. */
function addressWith({ setting, ...parts }: Address, fill: (text: Told) => Told): Address {
  const filled: Address = Object.fromEntries(Object.entries(parts).map(([part, text]: readonly [string, string]) => [part, fill(text)]));
  if (setting?.startsWith('@') !== true) return { ...filled, ...(setting === undefined ? {} : { setting }) };
  const text = fill(`\${${setting}}`);
  const [, name] = /^\$\{([A-Za-z_][\w.]*)(?::-[^{}]*)?\}$/.exec(text) ?? [];
  if (name !== undefined) return { ...filled, setting: name };
  return filled.engine === 'sqlite' && !text.includes('${') ? { ...filled, database: text } : { ...filled, setting };
}

/** What remains of an address tells as much as it would have told alone. */
function withoutUnread(fact: DataFact): DataFact {
  if (fact.kind !== 'connection') return fact;
  const told = Object.entries(fact.address).filter(([part, text]: readonly [string, string]) => !text.includes(mark) && !(part === 'setting' && text.startsWith('@')));
  return { ...fact, address: Object.fromEntries(told) };
}

function unreadOf(fact: DataFact): UnreadFact | undefined {
  if (!textsOf(fact).some((text) => text?.includes(mark)) || !('technology' in fact)) return undefined;
  const { technology, site } = fact;
  const what = fact.kind === 'channel' ? 'queue' : fact.kind === 'connection' ? 'address' : 'table';
  return { kind: 'unread', technology, what, reason: 'the name is a constant of another module that is not written down there', site };
}

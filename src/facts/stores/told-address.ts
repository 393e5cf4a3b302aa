import type { Address, DataFact, Engine } from '../../model/data-facts.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { valueText } from '../code/value-text.ts';
import { addressOf } from '../settings/address.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { optionOf } from './written-values.ts';

/** A place in code that opens a store. */
export interface Opening {
  readonly at: Node;
  readonly engine?: Engine | undefined;
  /** What tells where the store lies: a URL, or an object of options. */
  readonly target?: Node | undefined;
  /** Options that stand beside it, and go before it. */
  readonly options?: Node | undefined;
  /** The name of the database, where it is an argument of its own. */
  readonly database?: Node | undefined;
  /** What holds when none of these is given: the settings that the library itself reads. */
  readonly fallback?: Address | undefined;
  /** Set when none of these is given because another module tells. */
  readonly elsewhere?: true;
}

/** The connection, and an unread address beside it when the code does not write down where it leads. */
export function connectionFacts(module: CodeModule, technology: string, opening: Opening): readonly DataFact[] {
  const { at, engine, target, options, database } = opening;
  const given = [target, options, database].some((each) => each !== undefined);
  const told = given ? givenAddress(module, opening) : opening.elsewhere ? undefined : opening.fallback ?? {};
  const site = module.siteOf(at);
  const connection: DataFact = { kind: 'connection', technology, address: { ...withoutMemory(told), ...(engine === undefined ? {} : { engine }) }, site };
  return told === undefined ? [connection, { kind: 'unread', technology, what: 'address', reason: 'the address is not written down here', site }] : [connection];
}

function givenAddress(module: CodeModule, { engine, target, options, database }: Opening): Address | undefined {
  const name = database && textOf(module, database);
  const told = [target, options].flatMap((each) => each === undefined ? [] : toldAddress(module, each, engine) ?? []);
  if (name !== undefined && plainName.test(name)) told.push({ database: name });
  return told.length === 0 ? undefined : Object.assign({}, ...told) as Address;
}

/** A database in memory is nobody else's, so its name tells nothing. */
const memory = ':memory:';

function withoutMemory({ database, ...address }: Address = {}): Address {
  return { ...address, ...(database === undefined || database === memory ? {} : { database }) };
}

/** Names that libraries give to an option that holds the whole address, and to the parts of one. */
const wholes = ['connectionString', 'url', 'uri', 'clientUrl', 'connectionUri', 'datasourceUrl', 'node', 'nodes', 'contactPoints', 'connection'];
const nested = ['connectionConfig', 'socket', 'options'];
const parts = {
  host: ['host', 'hostname', 'server'], port: ['port'], database: ['storage', 'database', 'db', 'dbName', 'filename', 'keyspace'], schema: ['searchPath', 'schema'],
} as const;
/** How deep options are looked into: `connection.socket.host` is as far as any library goes. */
const deepest = 3;
/** Engines whose clients are given a host, with or without a port, where others are given a URL. */
const takesHost = new Set<Engine>(['redis', 'memcached', 'cassandra', 'elasticsearch', 'neo4j']);
/** A name in one piece: whatever else stands where a host or a database belongs could hold a credential. */
const plainName = /^(?:[\w.\\/ -]|\$\{@?[A-Za-z_][\w.]*(?::-[\w.-]*)?\})+$/;

/** Where a client's first argument leads; undefined when nothing of it is written down. */
function toldAddress(module: CodeModule, target: Node, engine: Engine | undefined, depth = 0): Address | undefined {
  const node = first(module.writtenAs(target) ?? target);
  const text = textOf(module, node);
  if (text !== undefined) return wholeAddress(text, engine);
  if (depth > deepest) return undefined;
  const options = node.type === 'NewExpression' && module.nameOf(node.callee) === 'URL' ? node.arguments[0] : undefined;
  if (options !== undefined) return toldAddress(module, options, engine, depth + 1);
  const whole = oneOf(module, node, wholes);
  const inner = module.writtenAs(oneOf(module, node, nested));
  const told: Address = {
    ...(inner?.type === 'ObjectExpression' && toldAddress(module, inner, engine, depth + 1)),
    ...(whole && toldAddress(module, whole, engine, depth + 1)),
    ...partsOf(module, node),
  };
  if (told.host ?? told.database ?? told.setting) return told;
  // Without a file, a database of SQLite lies in memory.
  return engine === 'sqlite' && node.type === 'ObjectExpression' && oneOf(module, node, parts.database) === undefined ? { database: memory } : undefined;
}

/** A URL, a setting that holds one, or what the engine takes in its place: a file, a host with its port. */
function wholeAddress(text: string, engine: Engine | undefined): Address | undefined {
  if (/^(?:sqlite:|file:)?(?:\/\/)?(?::memory:|.*[?&]mode=memory)/.test(text)) return { engine: 'sqlite', database: memory };
  const [, constant] = /^\$\{(@[\w$.-]+)\}$/.exec(text) ?? [];
  if (constant !== undefined) return { setting: constant };
  const address = addressOf(text) ?? (engine && addressOf(text.replace(/^(?:https?|wss?|[a-z0-9]+\+s(?:sc)?):\/\//i, `${engine}://`)));
  if (address !== undefined) return address;
  const [, setting, path] = /^\$\{([A-Za-z_]\w*)\}\/([\w.-]*)(?:\?.*)?$/.exec(text) ?? [];
  if (setting !== undefined) return { setting, ...(path ? { database: path } : {}) };
  if (engine === 'sqlite') return plainName.test(text) ? { database: text } : undefined;
  return engine !== undefined && takesHost.has(engine) ? addressOf(`${engine}://${text}`) : undefined;
}

function partsOf(module: CodeModule, object: Node): Address {
  const told = Object.entries(parts).flatMap(([part, names]) => {
    const value = oneOf(module, object, names);
    const text = value && textOf(module, first(unwrap(value)));
    return text !== undefined && (plainName.test(text) || text === memory) ? [[part, text] as const] : [];
  });
  return Object.fromEntries(told);
}

/** The first of the options that is given, by the object itself or by one that is spread into it. */
function oneOf(module: CodeModule, object: Node, names: readonly string[]): Node | undefined {
  return names.map((name) => optionOf(module, object, name)).find((value) => value !== undefined);
}

function first(node: Node): Node {
  const item = node.type === 'ArrayExpression' ? node.elements[0] : undefined;
  return item && item.type !== 'SpreadElement' ? unwrap(item) : node;
}

function textOf(module: CodeModule, expression: Node): string | undefined {
  const text = valueText(module, expression);
  return text === '' ? undefined : text;
}

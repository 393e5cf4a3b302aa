import type { Address, DataFact, Engine, Told } from '../../model/data-facts.ts';
import { addressOf } from '../settings/address.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, ImportedName, Node } from '../code/code-module.ts';
import { isFunction, nearest, optionOf, returnedBy, writtenAs } from './written-values.ts';

/** A place that opens a store: what it is given, and the options' names for the parts of an address. */
export interface Opening {
  readonly at: Node;
  readonly options?: Node | undefined;
  readonly url?: Node | undefined;
  readonly database?: Node | undefined;
  readonly engine?: Engine | undefined;
}

export interface OptionNames {
  readonly url: readonly string[];
  readonly database: string;
}

/** The connection that is opened, and the count of an address of which nothing can be told. */
export function connectionOf(module: CodeModule, technology: string, opening: Opening, names: OptionNames): readonly DataFact[] {
  const { options } = opening;
  const option = (key: string): Told | undefined => plainPart(module.textOf(numeral(optionOf(module, options, key))));
  const url = opening.url ?? names.url.map((key) => optionOf(module, options, key)).find((each) => each !== undefined);
  const written: Address = {
    ...given('engine', opening.engine), ...given('host', option('host')), ...given('port', option('port')),
    ...given('database', plainPart(module.textOf(opening.database)) ?? option(names.database)), ...given('schema', option('schema')),
  };
  const address = { ...urlAddress(module.textOf(url)), ...written };
  const site = module.siteOf(opening.at);
  const told = Object.keys(address).some((part) => part !== 'engine') || address.engine === 'sqlite';
  const reason = url === undefined && writtenAs(module, options)?.type !== 'ObjectExpression'
    ? 'the options of the connection are written elsewhere' : 'the address is made at run time';
  return [
    { kind: 'connection', technology, address, site },
    ...(told ? [] : [{ kind: 'unread', technology, what: 'address', reason, site } as const]),
  ];
}

/** What `useFactory` gives back, for modules that are configured by a factory; nothing for one that a class configures. */
export function factoryResults(module: CodeModule, options: Node | null | undefined): readonly Node[] {
  return returnedBy(module, module.property(options, 'useFactory'));
}

/** The object literals that the module says are of a type: annotated, asserted, or given back by a function that is. */
export function objectsOfType(module: CodeModule, isType: (imported: ImportedName) => boolean): readonly Node[] {
  const found = new Set<Node>();
  for (const frame of module.nodes('TSTypeReference')) {
    const { typeName } = frame.node;
    const imported = typeName.type === 'Identifier' ? module.imports.get(typeName.name) : undefined;
    if (imported === undefined || !isType(imported)) continue;
    const holder = nearest(frame, ({ type }) => type !== 'TSTypeReference' && type !== 'TSTypeParameterInstantiation' && type !== 'TSTypeAnnotation');
    const carrier = holder?.node.type === 'Identifier' ? holder.parent?.node : holder?.node;
    for (const value of valuesOf(module, carrier)) if (value.type === 'ObjectExpression') found.add(value);
  }
  return [...found];
}

function valuesOf(module: CodeModule, carrier: Node | undefined): readonly Node[] {
  if (carrier === undefined) return [];
  if (isFunction(carrier)) return returnedBy(module, carrier);
  if (carrier.type === 'TSAsExpression' || carrier.type === 'TSSatisfiesExpression') return [unwrap(carrier)];
  if (carrier.type === 'VariableDeclarator' && carrier.init) return [unwrap(carrier.init)];
  return carrier.type === 'PropertyDefinition' && carrier.value ? [unwrap(carrier.value)] : [];
}

/** A whole address: one that is written out, or the setting that holds it, with the database that is put behind it. */
function urlAddress(text: Told | undefined): Address {
  if (text === undefined) return {};
  const setting = /^\$\{([A-Za-z_][\w.-]*)(?::-[^}]*)?\}(?:\/([\w.-]+))?\/?(?:\?.*)?$/s.exec(text);
  if (setting !== null) return { setting: setting[1]!, ...given('database', setting[2]) };
  return addressOf(text) ?? {};
}

/** A text that may stand in an address; what looks like a URL or holds a user is none. */
function plainPart(text: Told | undefined): Told | undefined {
  return text === undefined || text === '' || text.includes('://') || /(?<!\{)@/.test(text) ? undefined : text;
}

/** What stands in `Number(…)`, `parseInt(…, 10)` and `+…`. */
function numeral(expression: Node | undefined): Node | undefined {
  const node = expression && unwrap(expression);
  if (node?.type === 'UnaryExpression' && node.operator === '+') return node.argument;
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier') return node;
  return node.callee.name === 'Number' || node.callee.name === 'parseInt' ? node.arguments[0] : node;
}

function given<Key extends keyof Address>(key: Key, value: Address[Key] | undefined): Pick<Address, Key> | Record<string, never> {
  return value === undefined ? {} : { [key]: value } as Pick<Address, Key>;
}

import type { DataFact, TableName } from '../../model/data-facts.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import { type Chain, chainsOf } from './call-chain.ts';

const technology = 'drizzle';
const selections = new Set(['select', 'selectDistinct', 'selectDistinctOn']);
const joins = new Set([
  'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin', 'innerJoinLateral', 'leftJoinLateral', 'crossJoinLateral',
]);
/** What must follow, where the receiver does not say that it is a database. */
const changes: ReadonlyMap<string, RegExp> = new Map([['insert', /^(values|select)$/], ['update', /^set$/], ['delete', /^(where|returning)$/]]);
const database = /(^|_)(db|tx|trx|database|drizzle|conn|connection|transaction|client)$|(Db|DB|Tx|Database|Drizzle)$/;

/**
 * The tables that queries name by their bindings: those that are declared in the module or imported into it. What else an
 * argument may be, a local variable, a subquery, is no table that could be told.
 */
export function drizzleQueries(module: CodeModule, declared: ReadonlySet<string>): readonly DataFact[] {
  return chainsOf(module).flatMap((chain) => [...builderFacts(module, chain, declared), ...relationalFacts(module, chain, declared)]);
}

function builderFacts(module: CodeModule, chain: Chain, declared: ReadonlySet<string>): readonly DataFact[] {
  return chain.links.flatMap(({ name = '', call }, index): readonly DataFact[] => {
    const [table] = call.arguments;
    const symbol = namesTable(module, chain, name, index) ? tableSymbol(module, table, declared) : undefined;
    return symbol === undefined ? [] : [{ kind: 'table-use', technology, role: 'uses', of: { symbol }, site: module.siteOf(table!) }];
  });
}

/** Whether the first argument of a link is a table, by the methods round it. */
function namesTable(module: CodeModule, chain: Chain, name: string, index: number): boolean {
  const { links } = chain;
  if (name === 'from') return links.slice(0, index).some((each) => selections.has(each.name ?? ''));
  if (joins.has(name)) return index > 0 || links[index]!.call.arguments.length > 1;
  if (name === '$count') return isDatabase(module, chain);
  const follows = changes.get(name);
  return follows !== undefined && (isDatabase(module, chain) || links.slice(index + 1).some((each) => follows.test(each.name ?? '')));
}

/** `db.query.users.findMany()`: a table by the name that the schema given to `drizzle` has for it. */
function relationalFacts(module: CodeModule, { links }: Chain, declared: ReadonlySet<string>): readonly DataFact[] {
  const first = links[0]!.call;
  const callee = unwrap(first.callee);
  const table = callee.type === 'MemberExpression' && /^find(Many|First)$/.test(memberName(callee) ?? '') ? unwrap(callee.object) : undefined;
  const query = table?.type === 'MemberExpression' ? unwrap(table.object) : undefined;
  const key = table && memberName(table);
  if (key === undefined || query?.type !== 'MemberExpression' || memberName(query) !== 'query') return [];
  if (!database.test(lastName(module, query.object))) return [];
  return [{ kind: 'table-use', technology, role: 'uses', of: relationalName(module, key, declared), site: module.siteOf(table!) }];
}

/** The schema that the module has at hand has the name, else the tables that go by it do. */
function relationalName(module: CodeModule, key: string, declared: ReadonlySet<string>): TableName {
  if (isLocalImport(module, 'schema')) return { symbol: `schema.${key}` };
  return declared.has(key) || isLocalImport(module, key) ? { symbol: key } : { model: key };
}

/** `await getDb()` and `useDb()` count as databases as much as `db` and `this.db` do. */
function isDatabase(module: CodeModule, { root, links }: Chain): boolean {
  return database.test(lastName(module, root)) || (links.length > 1 && database.test(lastName(module, unwrap(links[0]!.call.callee))));
}

function lastName(module: CodeModule, expression: Node): string {
  const awaited = unwrap(expression);
  const node = awaited.type === 'AwaitExpression' ? unwrap(awaited.argument) : awaited;
  return module.nameOf(node.type === 'CallExpression' ? node.callee : node)?.split('.').at(-1) ?? '';
}

function tableSymbol(module: CodeModule, argument: Node | undefined, declared: ReadonlySet<string>): string | undefined {
  const name = module.nameOf(argument);
  const [root = ''] = name?.split('.') ?? [];
  return declared.has(name ?? '') || isLocalImport(module, root) ? name : undefined;
}

function isLocalImport(module: CodeModule, name: string): boolean {
  const made = module.imports.get(name);
  return made !== undefined && !/^(drizzle-orm|node:)/.test(made.specifier);
}

import type { DataFact, Engine } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { plainText, unwrap } from '../typescript/tree-walk.ts';
import { type Chain, chainsOf, type Link, within } from './call-chain.ts';
import { connectionFacts } from './told-address.ts';
import { tableOfColumn, tablesOfArgument, unreadTable, writtenTable } from './written-table.ts';
import { optionOf } from './written-values.ts';

/**
 * Kysely: `new Kysely()`, the tables that queries name, migrations with their foreign keys, and the keys of an interface
 * given to `Kysely<Database>` in the module that declares it.
 *
 * `selectFrom` and its like are unmistakable, so they count whatever they are called on and wherever it comes from. Joins
 * count when they follow one of those, or in a module that imports kysely; migrations only in such a module. A name that
 * `with` gives to a subquery is no table.
 */
export const kysely: CodeReader = {
  id: 'kysely',
  version: 1,
  packages: ['kysely'],
  words: ['.selectFrom(', '.insertInto(', '.updateTable(', '.deleteFrom(', '.replaceInto(', '.mergeInto('],
  read: (module) => {
    const chains = chainsOf(module);
    const imports = [...module.imports.values()].some(({ specifier }) => specifier === 'kysely');
    const subqueries = subqueriesOf(chains);
    return inTextOrder([
      ...(imports ? [...databaseTables(module), ...connections(module), ...chains.flatMap((chain) => schemaFacts(module, chain))] : []),
      ...chains.flatMap((chain) => queryFacts(module, chain, imports, subqueries)),
    ]);
  },
};

const technology = 'kysely';
const starts = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto']);
const joins = new Set([
  'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin', 'innerJoinLateral', 'leftJoinLateral', 'crossJoinLateral', 'crossApply', 'outerApply',
]);
const extensions = new Set(['from', 'using']);
const creations = new Set(['createTable', 'createView']);
const alterations = new Set(['alterTable', 'dropTable', 'dropView', 'refreshMaterializedView']);
const dialects: ReadonlyMap<string, Engine> = new Map(Object.entries<Engine>({
  PostgresDialect: 'postgres', PostgresJSDialect: 'postgres', NeonDialect: 'postgres', NeonHTTPDialect: 'postgres', MysqlDialect: 'mysql',
  PlanetScaleDialect: 'mysql', SqliteDialect: 'sqlite', LibsqlDialect: 'sqlite', D1Dialect: 'sqlite', MssqlDialect: 'mssql',
}));

/** A name that holds from one place in the text to another. */
interface Subquery {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function subqueriesOf(chains: readonly Chain[]): readonly Subquery[] {
  return chains.flatMap(({ node, links }) => links
    .filter(({ name }) => name === 'with' || name === 'withRecursive')
    .flatMap(({ call }) => plainText(call.arguments[0])?.split('(', 1)[0]?.trim() ?? [])
    .map((name) => ({ name, start: node.start, end: node.end })));
}

function queryFacts(module: CodeModule, { links }: Chain, imports: boolean, subqueries: readonly Subquery[]): readonly DataFact[] {
  const schema = schemaOf(module, links);
  const begun = links.some(({ name }) => starts.has(name ?? ''));
  return links.filter(({ name = '' }) => starts.has(name) || (joins.has(name) && (begun || imports)) || (extensions.has(name) && begun)).flatMap(({ call }) => {
    const argument = call.arguments[0];
    const { tables, unread } = tablesOfArgument(module, argument && unwrap(argument).type === 'ObjectExpression' ? undefined : argument, schema);
    const site = module.siteOf(argument ?? call);
    const known = tables.filter(({ table }) => !subqueries.some((subquery) => subquery.name === table && subquery.start <= call.start && call.end <= subquery.end));
    const uses = known.map((of): DataFact => ({ kind: 'table-use', technology, role: 'uses', of, site }));
    return unread ? [...uses, unreadTable(module, technology, argument ?? call)] : uses;
  });
}

function schemaOf(module: CodeModule, links: readonly Link[]): string | undefined {
  return module.textOf(links.find(({ name }) => name === 'withSchema')?.call.arguments[0]);
}

/** `db.schema.createTable('orders')` with what follows it. */
function schemaFacts(module: CodeModule, { root, links, passed }: Chain): readonly DataFact[] {
  if (!passed.includes('schema') && !/(^|\.)schema$/.test(module.nameOf(root) ?? '')) return [];
  const schema = schemaOf(module, links);
  const head = links.find(({ name = '' }) => creations.has(name) || alterations.has(name) || name === 'createIndex' || name === 'dropIndex');
  if (head === undefined) return [];
  const named = head.name?.endsWith('Index') ? links.find(({ name }) => name === 'on')?.call : head.call;
  if (named === undefined) return [];
  const site = module.siteOf(named.arguments[0] ?? named);
  const table = writtenTable(module.textOf(named.arguments[0]), schema);
  if (table === undefined) return [unreadTable(module, technology, named.arguments[0] ?? named)];
  return [
    creations.has(head.name ?? '') ? { kind: 'table', technology, ...table, migration: true, site } : { kind: 'table-use', technology, role: 'alters', of: table, site },
    ...foreignKeys(module, links, schema).map(({ to, node }): DataFact => ({ kind: 'relation', technology, from: table, to, site: module.siteOf(node) })),
  ];
}

function foreignKeys(module: CodeModule, links: readonly Link[], schema: string | undefined) {
  return links.flatMap(({ name, call }) => {
    if (name === 'addForeignKeyConstraint') {
      const to = writtenTable(module.textOf(call.arguments[2]), schema);
      return to === undefined ? [] : [{ to, node: call.arguments[2]! }];
    }
    return name === 'addColumn' || name === 'modifyColumn' ? columnReferences(module, call, schema) : [];
  });
}

/** `(column) => column.references('users.id')`. */
function columnReferences(module: CodeModule, column: NodeOf<'CallExpression'>, schema: string | undefined) {
  const callback = column.arguments[2];
  return (callback === undefined ? [] : within(module.nodes('CallExpression'), callback)).flatMap(({ node }) => {
    const callee = unwrap(node.callee);
    const isReference = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'references';
    const text = isReference ? module.textOf(node.arguments[0]) : undefined;
    const to = tableOfColumn(text, schema);
    return to === undefined ? [] : [{ to, node: node.arguments[0]! }];
  });
}

function connections(module: CodeModule): readonly DataFact[] {
  return module.nodes('NewExpression').flatMap(({ node }) => {
    const made = module.importOf(node.callee);
    if (made?.specifier !== 'kysely' || made.imported !== 'Kysely') return [];
    const dialect = module.writtenAs(optionOf(module, node.arguments[0], 'dialect'));
    const isMade = dialect?.type === 'NewExpression';
    const engine = isMade ? dialects.get(module.importOf(dialect.callee)?.imported ?? '') : undefined;
    const options = isMade && module.property(dialect.arguments[0], 'url') !== undefined ? dialect.arguments[0] : undefined;
    return connectionFacts(module, technology, { engine, at: node, target: options });
  });
}

/** The keys of the interface, or of the object type, that a `Kysely<…>` of the module is given. */
function databaseTables(module: CodeModule): readonly DataFact[] {
  const names = new Set(module.nodes('Identifier').flatMap(({ node, parent }) => {
    const holder = parent?.node;
    const type = module.importOf(node)?.imported === 'Kysely' && (holder?.type === 'TSTypeReference' || holder?.type === 'NewExpression')
      ? holder.typeArguments?.params[0] : undefined;
    return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? [type.typeName.name] : [];
  }));
  const members = [
    ...module.nodes('TSInterfaceDeclaration').flatMap(({ node }) => names.has(node.id.name) ? node.body.body : []),
    ...module.nodes('TSTypeAliasDeclaration').flatMap(({ node }) => names.has(node.id.name) && node.typeAnnotation.type === 'TSTypeLiteral' ? node.typeAnnotation.members : []),
  ];
  return members.flatMap((member): readonly DataFact[] => {
    if (member.type !== 'TSPropertySignature' || member.computed) return [];
    const text = member.key.type === 'Identifier' ? member.key.name : plainText(member.key);
    const table = writtenTable(text);
    return table === undefined ? [] : [{ kind: 'table', technology, ...table, site: module.siteOf(member) }];
  });
}

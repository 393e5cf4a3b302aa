import type { DataFact, Engine } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { plainText } from '../typescript/tree-walk.ts';
import { type Chain, chainsOf } from './call-chain.ts';
import { isInstance, knexInstances, makesKnex, startsAtKnex } from './knex-instances.ts';
import { knexSchemaFacts } from './knex-schema.ts';
import { connectionFacts } from './told-address.ts';
import { tablesOfArgument, unreadTable } from './written-table.ts';

/**
 * Knex: connections, also those of a knexfile; the tables that queries name; and what `knex.schema` creates and alters.
 *
 * An instance is what is called `knex`, typed as `Knex`, made by the package or opened as a transaction of such, be it a
 * variable, a parameter or a member (`this.db`). One that comes under another name and without a type is not followed,
 * nor is a query that a variable holds. A name that `with` gives to a subquery is no table; raw SQL is read elsewhere.
 */
export const knex: CodeReader = {
  id: 'knex',
  version: 1,
  packages: ['knex', 'nestjs-knex', 'nest-knexjs'],
  words: ['knex'],
  read: (module) => {
    const chains = chainsOf(module);
    const instances = knexInstances(module);
    const queries = chains.flatMap((chain) => {
      const schema = module.textOf(chain.links.find(({ name }) => name === 'withSchema')?.call.arguments[0]);
      if (!startsAtKnex(module, chain, instances)) return isSubquery(module, chain) ? queryFacts(module, chain, instances, schema) : [];
      return isSchema(module, chain) ? knexSchemaFacts(module, chain, schema, chains) : queryFacts(module, chain, instances, schema);
    });
    return inTextOrder([...configurations(module), ...calls(module), ...queries]);
  },
};

const technology = 'knex';
const clients: ReadonlyMap<string, Engine> = new Map(Object.entries<Engine>({
  pg: 'postgres', postgres: 'postgres', postgresql: 'postgres', 'pg-native': 'postgres', pgnative: 'postgres', cockroachdb: 'postgres', mysql: 'mysql',
  mysql2: 'mysql', mariadb: 'mysql', sqlite3: 'sqlite', sqlite: 'sqlite', 'better-sqlite3': 'sqlite', mssql: 'mssql', oracledb: 'oracle',
}));
const naming = new Set([
  'from', 'into', 'table', 'batchInsert', 'join', 'innerJoin', 'leftJoin', 'leftOuterJoin', 'rightJoin', 'rightOuterJoin', 'outerJoin', 'fullOuterJoin', 'crossJoin',
]);
const callbacks = /^(this|qb|builder|queryBuilder|subquery)$/;

function isSchema(module: CodeModule, { root, passed }: Chain): boolean {
  return passed.includes('schema') || /(^|\.)schema$/.test(module.nameOf(root) ?? '');
}

/** Within a callback of a query: `function () { this.select('id').from('orders') }`. */
function isSubquery(module: CodeModule, { root, links }: Chain): boolean {
  return callbacks.test(module.nameOf(root) ?? '') && links.some(({ name }) => name === 'select') && links.some(({ name }) => name === 'from');
}

function queryFacts(module: CodeModule, { links }: Chain, instances: ReadonlySet<string>, schema: string | undefined): readonly DataFact[] {
  const subqueries = links.flatMap(({ name, call }) => /^with(Recursive|Materialized|NotMaterialized)?$/.test(name ?? '') ? plainText(call.arguments[0]) ?? [] : []);
  return links.flatMap(({ name, call }, index): readonly DataFact[] => {
    const called = index === 0 && isInstance(module, call.callee, instances);
    if ((!called && !naming.has(name ?? '')) || makesKnex(module, call)) return [];
    const [argument] = call.arguments;
    const { tables, unread } = tablesOfArgument(module, argument, schema);
    const site = module.siteOf(argument ?? call);
    const uses = tables.filter(({ table }) => !subqueries.includes(table)).map((of): DataFact => ({ kind: 'table-use', technology, role: 'uses', of, site }));
    return unread ? [...uses, unreadTable(module, technology, argument ?? call)] : uses;
  });
}

/** Objects with a known client and a connection: the argument of `knex()`, an environment of a knexfile, a module's options. */
function configurations(module: CodeModule): readonly DataFact[] {
  return module.nodes('ObjectExpression').flatMap(({ node }) => {
    if (!node.properties.some((each) => each.type === 'Property' && isKey(each.key, 'client'))) return [];
    const engine = clients.get(module.textOf(module.property(node, 'client')) ?? '');
    const connection = module.property(node, 'connection');
    if (engine === undefined || connection === undefined) return [];
    const searchPath = module.property(node, 'searchPath');
    const [schema] = searchPath === undefined ? [] : tablesOfArgument(module, searchPath).tables;
    return connectionFacts(module, technology, { engine, at: node, target: connection }).map((fact) =>
      fact.kind === 'connection' && schema !== undefined ? { ...fact, address: { ...fact.address, schema: schema.table } } : fact);
  });
}

/** Calls of the package whose options are told elsewhere, or are a URL. */
function calls(module: CodeModule): readonly DataFact[] {
  return module.nodes('CallExpression').flatMap(({ node }) => {
    const [options] = node.arguments;
    if (!makesKnex(module, node) || options === undefined || isConfiguration(module, options)) return [];
    return connectionFacts(module, technology, { at: node, target: options });
  });
}

function isConfiguration(module: CodeModule, options: Node): boolean {
  return clients.has(module.textOf(module.property(options, 'client')) ?? '') && module.property(options, 'connection') !== undefined;
}

function isKey(key: Node, name: string): boolean {
  return (key.type === 'Identifier' ? key.name : plainText(key)) === name;
}

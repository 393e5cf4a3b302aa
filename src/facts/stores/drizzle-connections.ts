import type { DataFact, Engine } from '../../model/data-facts.ts';
import type { CodeModule, Node, NodeOf } from '../code/code-module.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { drizzleImport } from './drizzle-tables.ts';
import { connectionFacts } from './told-address.ts';

const technology = 'drizzle';
/** What drizzle calls the driver, in the path that is imported or in its configuration. */
const engines: readonly (readonly [RegExp, Engine])[] = [
  [/node-postgres|postgres|neon|pglite|^pg|\/pg|xata|^bun-sql$/, 'postgres'], [/mysql|planetscale|tidb/, 'mysql'],
  [/sqlite|libsql|d1|turso|sql-js/, 'sqlite'], [/mssql/, 'mssql'], [/cockroach/, 'postgres'],
];

/** `drizzle(…)` of any driver, and the credentials of drizzle-kit's configuration. */
export function drizzleConnections(module: CodeModule): readonly DataFact[] {
  return [...configurations(module), ...module.nodes('CallExpression').flatMap(({ node }) => {
    const made = drizzleImport(module, node.callee);
    if (made?.imported !== 'drizzle' || node.arguments.length === 0) return [];
    const engine = engineOf(made.specifier.replace('drizzle-orm/', ''));
    return connectionFacts(module, technology, { engine, at: node, target: addressIn(module, node) });
  })];
}

/** A URL or the option that holds one. A client that is handed in is told where it is opened, by its own driver. */
function addressIn(module: CodeModule, { arguments: [first] }: NodeOf<'CallExpression'>): Node | undefined {
  if (first === undefined) return undefined;
  const connection = module.property(first, 'connection');
  if (connection !== undefined) return connection;
  const text = unwrap(first).type === 'ObjectExpression' ? undefined : module.textOf(first);
  return text === undefined || text.includes('${@') ? undefined : first;
}

function configurations(module: CodeModule): readonly DataFact[] {
  if (![...module.imports.values()].some(({ specifier }) => specifier === 'drizzle-kit')) return [];
  return module.nodes('ObjectExpression').flatMap(({ node }) => {
    const written = node.properties.find((each) => each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === 'dbCredentials');
    if (written?.type !== 'Property') return [];
    const dialect = module.textOf(module.property(node, 'dialect') ?? module.property(node, 'driver')) ?? '';
    return connectionFacts(module, technology, { engine: engineOf(dialect), at: written, target: written.value });
  });
}

function engineOf(driver: string): Engine | undefined {
  return engines.find(([pattern]) => pattern.test(driver))?.[1];
}

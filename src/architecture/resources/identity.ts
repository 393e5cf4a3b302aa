import type { Address, Engine } from '../../model/data-facts.ts';
import { joinPath } from '../paths.ts';

/** Stores that keep what a service owns; caches and buckets are shared by design and judged by no rule. */
const stores: ReadonlySet<Engine> = new Set(['postgres', 'mysql', 'mssql', 'oracle', 'sqlite', 'mongodb', 'clickhouse', 'cassandra', 'neo4j']);
const ports: Readonly<Partial<Record<Engine, string>>> = { postgres: '5432', mysql: '3306', mssql: '1433', oracle: '1521', mongodb: '27017', clickhouse: '8123', cassandra: '9042', neo4j: '7687' };
const sameMachine = /^(localhost|127\.0\.0\.1|0\.0\.0\.0|::1|\[::1\]|host\.docker\.internal)$/i;

export function isStore(engine: Engine | undefined): boolean {
  return engine !== undefined && stores.has(engine);
}

/**
 * What makes an address one database and no other, as a name for people; undefined when it does not tell enough. User,
 * password and options have no part in it.
 *
 * @param directory what paths of file databases start from
 */
export function databaseName(address: Address, directory: string): string | undefined {
  const { engine, host, port, database, schema, setting } = address;
  if (!isStore(engine)) return undefined;
  if (engine === 'sqlite') return database === undefined || database.includes('${') ? undefined : `sqlite ${fileOf(database, directory)}`;
  if (setting !== undefined && host === undefined) return setting.startsWith('secret ') ? `${engine} ${setting}` : undefined;
  if (host === undefined) return undefined;
  const place = `${sameMachine.test(host) ? 'localhost' : host.toLowerCase()}:${port ?? ports[engine!] ?? ''}`;
  const name = database === undefined || database === '' ? '(default database)' : database;
  const inside = schema === undefined || (engine === 'postgres' && schema === 'public') ? '' : `, schema ${schema}`;
  return `${engine} ${place}/${name}${inside}`;
}

function fileOf(path: string, directory: string): string {
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return path;
  const names: string[] = [];
  for (const name of joinPath(directory, path).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

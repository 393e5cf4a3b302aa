import type { Address, Engine } from '../../model/data-facts.ts';
import { joinPath } from '../paths.ts';

/** Stores that keep what a service owns; caches and buckets are shared by design and judged by no rule. */
const stores: ReadonlySet<Engine> = new Set(['postgres', 'mysql', 'mssql', 'oracle', 'sqlite', 'mongodb', 'clickhouse', 'cassandra', 'neo4j']);
/** Ports that say nothing more than the engine does; some engines answer on several. */
const ports: Readonly<Partial<Record<Engine, readonly string[]>>> = {
  postgres: ['5432'], mysql: ['3306'], mssql: ['1433'], oracle: ['1521'], mongodb: ['27017'],
  clickhouse: ['8123', '8443', '9000', '9440'], cassandra: ['9042'], neo4j: ['7687', '7473', '7474'], redis: ['6379'], memcached: ['11211'],
};
const sameMachine = /^(localhost|127\.0\.0\.1|0\.0\.0\.0|::1|\[::1\]|host\.docker\.internal)$/i;

export function isStore(engine: Engine | undefined): boolean {
  return engine !== undefined && stores.has(engine);
}

/**
 * What makes an address one database and no other, as a name for people; undefined when it does not tell enough. User,
 * password and options have no part in it.
 *
 * @param directory what paths of file databases start from, where the address does not tell
 */
export function databaseName(address: Address, directory: string): string | undefined {
  const { engine, host, port, database, schema, setting } = address;
  if (!isStore(engine)) return undefined;
  // With a host it is no file: D1, Turso.
  if (engine === 'sqlite' && host === undefined) return database === undefined || database.includes('${') ? undefined : `sqlite ${fileOf(database, address.directory ?? directory)}`;
  if (setting !== undefined && host === undefined) return setting.startsWith('secret ') ? `${engine} ${setting}` : undefined;
  if (host === undefined) return undefined;
  const name = database === undefined || database === '' ? '(default database)' : database;
  const inside = schema === undefined || (engine === 'postgres' && schema === 'public') ? '' : `, schema ${schema}`;
  return `${engine} ${placeOf(engine!, host, port)}/${name}${inside}`;
}

/** A cache by its place, a bucket by its name; undefined for a database, and for an address that does not tell enough. */
export function cacheName({ engine, host, port, database }: Address): string | undefined {
  if (engine === 's3') return database === undefined || database.includes('${') ? undefined : `s3 ${database}`;
  if ((engine !== 'redis' && engine !== 'memcached') || host === undefined) return undefined;
  const name = `${engine} ${placeOf(engine, host, port)}${database === undefined || database === '' ? '' : `/${database}`}`;
  return name.includes('${') ? undefined : name;
}

/** A host with its port, unless that is the one its engine always has. */
function placeOf(engine: Engine, host: string, port: string | undefined): string {
  return `${sameMachine.test(host) ? 'localhost' : host.toLowerCase()}${port === undefined || ports[engine]?.includes(port) === true ? '' : `:${port}`}`;
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

import type { Address, Engine } from '../../model/data-facts.ts';

/** How a driver opens its store. */
export interface Driver {
  readonly engine: Engine;
  /** The exports that open a connection when they are called or constructed, or members of them. */
  readonly opens: readonly string[];
  /** Set when a call without an argument opens nothing. */
  readonly needsTarget?: true;
  /** By export: the settings that the driver itself reads when it is given nothing. */
  readonly withoutTarget?: ReadonlyMap<string, Address>;
}

const libpq: Address = { host: '${PGHOST:-localhost}', port: '${PGPORT:-5432}', database: '${PGDATABASE}' };
const mysql: Driver = { engine: 'mysql', opens: ['createConnection', 'createPool'], needsTarget: true };
const sqlite: Driver = { engine: 'sqlite', opens: ['default', 'Database', 'DatabaseSync', 'open'], needsTarget: true };

/** By package. Several speak one protocol, so an engine is what the store is, not what the package is called. */
export const driverPackages: ReadonlyMap<string, Driver> = new Map(Object.entries<Driver>({
  pg: { engine: 'postgres', opens: ['Pool', 'Client'], withoutTarget: new Map([['Pool', libpq], ['Client', libpq]]) },
  postgres: { engine: 'postgres', opens: ['default'], withoutTarget: new Map([['default', libpq]]) },
  slonik: { engine: 'postgres', opens: ['createPool'], needsTarget: true },
  '@neondatabase/serverless': { engine: 'postgres', opens: ['neon', 'Pool', 'Client'] },
  '@vercel/postgres': {
    engine: 'postgres',
    opens: ['createPool', 'createClient'],
    withoutTarget: new Map([['createPool', { setting: 'POSTGRES_URL' }], ['createClient', { setting: 'POSTGRES_URL_NON_POOLING' }]]),
  },
  mysql,
  mysql2: mysql,
  mariadb: mysql,
  '@planetscale/database': { engine: 'mysql', opens: ['connect', 'Client'], needsTarget: true },
  mssql: { engine: 'mssql', opens: ['connect', 'ConnectionPool'], needsTarget: true },
  tedious: { engine: 'mssql', opens: ['Connection'], needsTarget: true },
  oracledb: { engine: 'oracle', opens: ['createPool', 'getConnection'], needsTarget: true },
  'better-sqlite3': sqlite,
  sqlite3: sqlite,
  sqlite,
  'node:sqlite': sqlite,
  'bun:sqlite': sqlite,
  '@libsql/client': { engine: 'sqlite', opens: ['createClient'], needsTarget: true },
  '@clickhouse/client': { engine: 'clickhouse', opens: ['createClient'] },
  '@clickhouse/client-web': { engine: 'clickhouse', opens: ['createClient'] },
  ioredis: { engine: 'redis', opens: ['default', 'Redis', 'Cluster'] },
  redis: { engine: 'redis', opens: ['createClient', 'createCluster'] },
  '@redis/client': { engine: 'redis', opens: ['createClient', 'createCluster'] },
  '@upstash/redis': {
    engine: 'redis',
    opens: ['Redis', 'fromEnv'],
    needsTarget: true,
    withoutTarget: new Map([['fromEnv', { setting: 'UPSTASH_REDIS_REST_URL' }]]),
  },
  'cassandra-driver': { engine: 'cassandra', opens: ['Client'], needsTarget: true },
  '@elastic/elasticsearch': { engine: 'elasticsearch', opens: ['Client'] },
  '@opensearch-project/opensearch': { engine: 'elasticsearch', opens: ['Client'] },
  'neo4j-driver': { engine: 'neo4j', opens: ['driver'], needsTarget: true },
  memcached: { engine: 'memcached', opens: ['default'], needsTarget: true },
  memjs: { engine: 'memcached', opens: ['create'], withoutTarget: new Map([['create', { setting: 'MEMCACHIER_SERVERS' }]]) },
}));

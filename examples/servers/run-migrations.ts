import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Postgres } from './postgres.ts';

export interface Migrated {
  /** The project whose migrations they are: `services/orders`. */
  readonly project: string;
  readonly database: string;
  /** Where a table without a schema went: the first of the search path. */
  readonly schema: string;
}

interface Compose {
  readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>>;
}

/** Whose migrations run in whose database, in the order of deployment. A library's run wherever it is used. */
const order = [
  ['services/catalog/migrations', 'catalog'],
  ['services/billing/migrations', 'billing'],
  ['packages/audit/migrations', 'billing'],
  ['services/orders/prisma/migrations', 'orders'],
  ['packages/audit/migrations', 'orders'],
  ['services/shipping/drizzle', 'shipping'],
] as const;

/** Builds the databases of a shop as its deployment does: each migration as the user of the service that runs it. */
export async function runMigrations(shop: string, postgres: Postgres): Promise<readonly Migrated[]> {
  await clear(postgres);
  await postgres.run(readFileSync(join(shop, 'infra/postgres/databases.sql'), 'utf8'));
  const { services } = parse(readFileSync(join(shop, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;
  const migrated: Migrated[] = [];
  for (const [folder, service] of order) {
    if (!existsSync(join(shop, folder))) continue;
    const url = new URL(services[service]!.environment!['DATABASE_URL']!);
    const as = { user: url.username, database: url.pathname.slice(1) };
    for (const path of sqlFiles(join(shop, folder))) await postgres.run(readFileSync(path, 'utf8'), as);
    const [schema = ''] = await postgres.run('SELECT current_schema()', as);
    migrated.push({ project: folder.split('/').slice(0, 2).join('/'), database: as.database, schema });
  }
  return migrated;
}

async function clear(postgres: Postgres): Promise<void> {
  for (const database of await databasesOf(postgres)) await postgres.run(`DROP DATABASE "${database}"`);
  const roles = await postgres.run(`SELECT rolname FROM pg_roles WHERE rolname !~ '^(pg_|postgres$)'`);
  if (roles.length > 0) await postgres.run(`DROP ROLE ${roles.map((role) => `"${role}"`).join(', ')}`);
}

export async function databasesOf(postgres: Postgres): Promise<string[]> {
  return postgres.run(`SELECT datname FROM pg_database WHERE datname <> 'postgres' AND NOT datistemplate ORDER BY 1`);
}

function sqlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sql')).sort().map((path) => join(folder, path));
}

import type { Migrated } from './run-migrations.ts';
import type { Catalogue } from './read-catalogue.ts';

export interface StatedTable {
  readonly schema: string | undefined;
  readonly name: string;
}

/** What mandate says of a shop without running anything, as far as servers can tell it too. */
export interface Stated {
  /** Databases of PostgreSQL that configuration leads to. */
  readonly databases: readonly string[];
  /** Tables of PostgreSQL with the files that describe or create them. */
  readonly tables: readonly (StatedTable & { readonly file: string })[];
  readonly relations: readonly { readonly from: StatedTable; readonly to: StatedTable; readonly file: string }[];
  /** Everything of RabbitMQ that has a name; `queue` when it can be nothing but a queue. */
  readonly channels: readonly { readonly name: string; readonly queue: boolean }[];
  /** Files in which a queue is named at run time. */
  readonly unreadQueues: readonly string[];
}

/** What a server would hold if all that is stated were so. */
export function expectedCatalogue({ databases, tables, relations }: Stated, migrated: readonly Migrated[]): Catalogue {
  const inEach = (file: string, told: (label: (table: StatedTable) => string) => string): string[] => migrated
    .filter(({ project }) => file.startsWith(`${project}/`))
    .map(({ database, schema }) => `${database}: ${told((table) => `${table.schema ?? schema}.${table.name}`)}`);
  return {
    databases,
    tables: unique(tables.flatMap((table) => inEach(table.file, (label) => label(table)))),
    foreignKeys: unique(relations.flatMap(({ from, to, file }) => inEach(file, (label) => `${label(from)} -> ${label(to)}`))),
  };
}

export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

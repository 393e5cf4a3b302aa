import type { Address, ClientFact, DataFact, Engine, TableFact } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import type { Site } from '../../model/site.ts';
import { directoryOf, fromDirectory } from '../documents/repository-path.ts';
import { addressOf } from '../settings/address.ts';
import { type PrismaArgument, type PrismaAttribute, type PrismaBlock, type PrismaField, type PrismaValue, readPrismaSchema } from './prisma-schema.ts';

/**
 * Prisma schemas: what the datasource connects to, the clients that are generated, models and views as tables, and their
 * relations. Enums and composite types are no tables. A shadow database belongs to the tool and is no connection.
 */
export const prisma: Reader<DataFact> = {
  id: 'prisma',
  version: 2,
  reads: (path) => path.endsWith('.prisma'),
  read: (path, text) => {
    const { blocks, problem } = readPrismaSchema(text);
    const engine = blocks.map((block) => block.kind === 'datasource' ? engineOf(block) : undefined).find((each) => each !== undefined);
    const lists = listsOf(blocks);
    const facts = blocks.flatMap((block) => factsOf(path, block, engine, lists));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

/** By the datasource's provider. CockroachDB is spoken to as PostgreSQL, and its addresses say so too. */
const engines: Readonly<Record<string, Engine>> = {
  postgresql: 'postgres', postgres: 'postgres', cockroachdb: 'postgres', mysql: 'mysql', sqlite: 'sqlite', sqlserver: 'mssql', mongodb: 'mongodb',
};

/** Generators whose output opens or describes the database; others make documentation, validators and the like. */
const clientGenerators = new Set(['prisma-client-js', 'prisma-client', 'prisma-kysely']);

function factsOf(path: string, block: PrismaBlock, engine: Engine | undefined, lists: Lists): readonly DataFact[] {
  switch (block.kind) {
    case 'datasource': return connectionsOf(path, block);
    case 'generator': return clientsOf(path, block);
    case 'model':
    case 'view': return [tableOf(path, block, engine), ...relationsOf(path, block, lists)];
    default: return [];
  }
}

/** Without a URL (Prisma 7 keeps it in `prisma.config.ts`) the connection tells its engine alone. */
function connectionsOf(path: string, block: PrismaBlock): readonly DataFact[] {
  const engine = engineOf(block);
  const urls = ['url', 'directUrl'].flatMap((key) => block.settings.get(key) ?? []);
  const connect = (address: Address, at: { readonly line: number; readonly column: number }): DataFact =>
    ({ kind: 'connection', technology: 'prisma', address: { ...(engine === undefined ? {} : { engine }), ...address }, site: siteOf(path, at) });
  if (urls.length === 0) return [connect({}, block)];
  return urls.map((url) => {
    const address = addressIn(directoryOf(path), url.value);
    return address === undefined
      ? { kind: 'unread', technology: 'prisma', what: 'address', reason: 'the URL tells no server and no database', site: siteOf(path, url) }
      : connect(address, url);
  });
}

function addressIn(directory: string, value: PrismaValue): Address | undefined {
  const setting = settingOf(value);
  if (setting !== undefined) return { setting };
  if (value.kind !== 'string') return undefined;
  // A database that is a file is told from others by its path, which starts at the schema.
  const file = /^file:(?:\/\/)?([^?]+)/.exec(value.text)?.[1];
  return file === undefined ? addressOf(value.text) : { engine: 'sqlite', database: file, directory };
}

function clientsOf(path: string, block: PrismaBlock): readonly DataFact[] {
  const provider = stringOf(block.settings.get('provider')?.value);
  if (provider === undefined || !clientGenerators.has(provider)) return [];
  const output = block.settings.get('output');
  const site = siteOf(path, output ?? block);
  if (output === undefined) {
    return provider === 'prisma-client-js' ? [{ kind: 'client', technology: 'prisma', output: { package: '@prisma/client' }, site }] : [];
  }
  const place = outputOf(directoryOf(path), stringOf(output.value));
  return place === undefined
    ? [{ kind: 'unread', technology: 'prisma', what: 'address', reason: 'the place of the generated client is told when it is generated', site }]
    : [{ kind: 'client', technology: 'prisma', output: place, site }];
}

/** What lies in `node_modules` goes by its package name; `.prisma/client` is what `@prisma/client` gives out. */
function outputOf(directory: string, written: string | undefined): ClientFact['output'] | undefined {
  if (written === undefined) return undefined;
  const installed = /(?:^|.*[\\/])node_modules[\\/]([^]+?)[\\/]*$/.exec(written)?.[1]?.replaceAll('\\', '/');
  if (installed !== undefined) return { package: installed === '.prisma/client' ? '@prisma/client' : installed };
  const place = fromDirectory(directory, written);
  return place === undefined ? undefined : { directory: place };
}

function tableOf(path: string, block: PrismaBlock, engine: Engine | undefined): TableFact {
  const schema = argumentOf(block.attributes, 'schema');
  return {
    kind: 'table',
    technology: 'prisma',
    ...(engine === undefined ? {} : { engine }),
    table: argumentOf(block.attributes, 'map') ?? block.name,
    ...(schema === undefined ? {} : { schema }),
    model: block.name,
    site: siteOf(path, block),
  };
}

/**
 * One relation for each foreign key, told by the side that holds it; a many-to-many relation without one is told by both.
 * What is on the other side may lie in another file of the schema, so it goes by its model.
 */
function relationsOf(path: string, block: PrismaBlock, lists: Lists): readonly DataFact[] {
  return block.fields.filter((field) => holdsKey(field) || isManyToMany(block, field, lists)).map((field) => ({
    kind: 'relation', technology: 'prisma', from: { model: block.name }, to: { model: field.type }, site: siteOf(path, field),
  }));
}

function holdsKey({ attributes, type }: PrismaField): boolean {
  return type !== '' && attributes.some(({ name, args }) => name === 'relation' && args.some((argument) => argument.name === 'fields'));
}

/** How many lists of one model lead to another by a relation of one name, under `from to name`. */
type Lists = ReadonlyMap<string, number>;

function listsOf(blocks: readonly PrismaBlock[]): Lists {
  const lists = new Map<string, number>();
  for (const { kind, name, fields } of blocks) {
    if (kind !== 'model') continue;
    for (const field of fields) if (field.list) lists.set(listKey(name, field.type, field), (lists.get(listKey(name, field.type, field)) ?? 0) + 1);
  }
  return lists;
}

/** A list whose model lists this one in turn; of a model with itself there must be two. */
function isManyToMany(block: PrismaBlock, field: PrismaField, lists: Lists): boolean {
  return field.list && (lists.get(listKey(field.type, block.name, field)) ?? 0) > (field.type === block.name ? 1 : 0);
}

function listKey(from: string, to: string, { attributes }: PrismaField): string {
  return `${from} ${to} ${argumentOf(attributes, 'relation') ?? ''}`;
}

/** The name that an attribute gives: `@@map("users")`, `@@map(name: "users")`. */
function argumentOf(attributes: readonly PrismaAttribute[], name: string): string | undefined {
  const args: readonly PrismaArgument[] = attributes.find((attribute) => attribute.name === name)?.args ?? [];
  return stringOf(args.find((argument) => argument.name === undefined || argument.name === 'name')?.value);
}

function engineOf(datasource: PrismaBlock): Engine | undefined {
  const provider = stringOf(datasource.settings.get('provider')?.value);
  return provider !== undefined && Object.hasOwn(engines, provider) ? engines[provider] : undefined;
}

/** `env("DATABASE_URL")`. */
function settingOf(value: PrismaValue): string | undefined {
  return value.kind === 'call' && value.name === 'env' ? stringOf(value.args[0]?.value) : undefined;
}

function stringOf(value: PrismaValue | undefined): string | undefined {
  return value?.kind === 'string' && value.text !== '' ? value.text : undefined;
}

function siteOf(file: string, { line, column }: { readonly line: number; readonly column: number }): Site {
  return { file, line, column };
}

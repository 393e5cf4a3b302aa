import type { Architecture } from '../model/architecture.ts';
import type { Evidence } from '../model/unit.ts';
import { resourceName } from '../model/resource-name.ts';
import type { Cache, Database, DatabaseUse, GeneratedClient, Queue, QueueUse, Relation, Table, TablePlace } from '../model/resources.ts';
import type { Site } from '../model/site.ts';

/** The databases, tables and queues with their owners, as plain JSON. */
export interface InspectedResources {
  readonly databases: readonly InspectedDatabase[];
  readonly tables: readonly InspectedTable[];
  readonly relations: readonly InspectedRelation[];
  readonly queues: readonly InspectedQueue[];
  readonly caches: readonly InspectedCache[];
  readonly clients: readonly InspectedClient[];
  /** How many names and statements could not be read; the Problems of code `unread-resource` have their places. */
  readonly notRead: number;
}

export interface InspectedOwned {
  /** What `owns` of the config calls it. */
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  readonly evidence: readonly Evidence[];
}

export interface InspectedDatabase extends InspectedOwned {
  readonly engine: string | null;
  readonly uses: readonly InspectedLead[];
}

export interface InspectedTable extends InspectedOwned {
  readonly schema: string | null;
  readonly engine: string | null;
  readonly declarations: readonly InspectedPlace[];
  readonly uses: readonly InspectedPlace[];
}

export interface InspectedQueue extends InspectedOwned {
  readonly broker: string;
  readonly uses: readonly (InspectedPlace & { readonly group: string | null })[];
}

export interface InspectedCache {
  readonly name: string;
  readonly engine: string;
  readonly uses: readonly InspectedLead[];
}

export interface InspectedLead {
  readonly service: string;
  readonly via: string;
  readonly context: string;
  readonly deployed: boolean;
  readonly site: Site;
  /** Where the service's code reads the setting; absent where none is seen to. */
  readonly readAt?: Site;
}

export interface InspectedPlace {
  readonly unit: string;
  readonly technology: string;
  readonly role: string;
  readonly site: Site;
}

export interface InspectedRelation {
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  readonly technology: string;
  readonly site: Site;
}

export interface InspectedClient {
  readonly technology: string;
  readonly unit: string;
  readonly package: string | null;
  readonly directory: string | null;
  readonly site: Site;
}

/** Sorted by name, and each list of places by place. */
export function inspectResources({ resources, problems }: Pick<Architecture, 'resources' | 'problems'>): InspectedResources {
  return {
    databases: sorted(resources.databases.map(inspectDatabase), ({ name }) => name),
    tables: sorted(resources.tables.map(inspectTable), ({ id, owner, declarations: [first] }) => `${id}\n${owner ?? ''}\n${placeKey(first?.site)}`),
    relations: sorted(resources.relations.map(inspectRelation), ({ from, to, site }) => `${from}\n${to}\n${placeKey(site)}`),
    queues: sorted(resources.queues.map(inspectQueue), ({ id, broker }) => `${id}\n${broker}`),
    caches: sorted(resources.caches.map(inspectCache), ({ name }) => name),
    clients: sorted(resources.clients.map(inspectClient), ({ site }) => placeKey(site)),
    notRead: problems.filter(({ code }) => code === 'unread-resource').reduce((sum, { sites }) => sum + sites.length, 0),
  };
}

function inspectDatabase(database: Database): InspectedDatabase {
  const { name, engine, owner, evidence, uses } = database;
  return { id: resourceName(database), name, engine: engine ?? null, owner: owner?.name ?? null, evidence, uses: byPlace(uses.map(inspectLead)) };
}

function inspectTable(table: Table): InspectedTable {
  const { name, schema, engine, owner, evidence, declarations, uses } = table;
  return {
    id: resourceName(table), name, schema: schema ?? null, engine: engine ?? null, owner: owner?.name ?? null, evidence,
    declarations: byPlace(declarations.map(inspectPlace)), uses: byPlace(uses.map(inspectPlace)),
  };
}

function inspectQueue(queue: Queue): InspectedQueue {
  const { broker, name, owner, evidence, uses } = queue;
  return {
    id: resourceName(queue), broker, name, owner: owner?.name ?? null, evidence,
    uses: byPlace(uses.map((use) => ({ ...inspectPlace(use), group: use.group ?? null }))),
  };
}

function inspectCache({ name, engine, uses }: Cache): InspectedCache {
  return { name, engine, uses: byPlace(uses.map(inspectLead)) };
}

function inspectLead({ service, via, context, deployed, site, readAt }: DatabaseUse): InspectedLead {
  return { service: service.name, via, context, deployed, site, ...(readAt === undefined ? {} : { readAt }) };
}

function inspectPlace({ unit, technology, role, site }: TablePlace | QueueUse): InspectedPlace {
  return { unit: unit.name, technology, role, site };
}

function inspectRelation({ from, to, unit, technology, site }: Relation): InspectedRelation {
  return { from: resourceName(from), to: resourceName(to), unit: unit.name, technology, site };
}

function inspectClient(client: GeneratedClient): InspectedClient {
  const { technology, unit, directory, site } = client;
  return { technology, unit: unit.name, package: client.package ?? null, directory: directory ?? null, site };
}

function byPlace<One extends { readonly site: Site }>(places: readonly One[]): readonly One[] {
  return sorted(places, ({ site }) => placeKey(site));
}

function placeKey(site: Site | undefined): string {
  return site === undefined ? '' : `${site.file}\n${String(site.line).padStart(9, '0')}\n${String(site.column).padStart(9, '0')}`;
}

/** Sorted by a key; what has the same key keeps its order. */
function sorted<One>(all: readonly One[], keyOf: (one: One) => string): readonly One[] {
  return all.map((one) => ({ one, key: keyOf(one) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one);
}

import type { Service, Unit } from '../../model/unit.ts';
import type { TableName } from '../../model/data-facts.ts';
import type { Graph, Module } from '../../model/graph.ts';
import type { Database, Relation, Table, TablePlace } from '../../model/resources.ts';
import { groupBy } from '../group-by.ts';
import type { ProjectIndex } from '../project-index.ts';
import { type Apart, databasesApart } from './apart.ts';
import type { Said, SaidBy } from './said.ts';
import { type TableDraft, indexTables } from './table-index.ts';

interface Around {
  readonly graph: Graph;
  readonly index: ProjectIndex;
  readonly databases: readonly Database[];
  unitOf(project: Module['project']): Unit;
}

/** The tables of a repository with their owners, and the relations between them. */
export function findTables(said: SaidBy, around: Around): { readonly tables: readonly Table[]; readonly relations: readonly Relation[] } {
  const { graph, index, databases } = around;
  const known = indexTables(said('table'), graph);
  const apart = databasesApart(databases);
  const projectOf = ({ fact, module }: Said): Module['project'] | undefined => module?.project ?? index.owning(fact.site.file);

  const uses = new Map<TableDraft, TablePlace[]>();
  for (const use of said('table-use')) {
    const { fact, unit, module } = use;
    if ('table' in fact.of && fact.of.table.includes('${')) continue;
    const table = known.find(fact.of, fact.technology, unit, module, projectOf(use))
      ?? only(known.elsewhere(fact.of, unit).filter((other) => other.unit.kind === 'service' && !apart(unit, other.unit, schemaOf(fact.of))));
    if (table === undefined) continue;
    const place: TablePlace = { unit, module, technology: fact.technology, role: fact.role, site: fact.site };
    const places = uses.get(table);
    if (places === undefined) uses.set(table, [place]);
    else places.push(place);
  }

  const claims = foreignClaims(known.tables, apart);
  const owners = ownersOf(known.tables.filter((draft) => !claims.has(draft)), uses, around);
  const claimed = groupBy(claims, ([, owner]) => owner);
  const made = new Map<TableDraft, Table>();
  for (const draft of known.tables) {
    if (claims.has(draft)) continue;
    const altered = (claimed.get(draft) ?? []).flatMap(([other]) => other.declared.map((one) => placeOf(one)));
    const owner = owners.get(draft);
    made.set(draft, {
      kind: 'table', name: draft.name, schema: draft.schema, engine: draft.engine,
      owner: owner?.service, evidence: owner === undefined ? [] : [{ reason: owner.reason, site: draft.declared[0]!.fact.site }],
      declarations: [...draft.declared.map((one) => placeOf(one)), ...altered],
      uses: (uses.get(draft) ?? []),
    });
  }
  const tableOf = (draft: TableDraft | undefined): Table | undefined => draft && (made.get(draft) ?? made.get(claims.get(draft)!));
  const relations = said('relation').flatMap((one): readonly Relation[] => {
    const { fact, unit, module } = one;
    const end = (name: typeof fact.to): Table | undefined => tableOf(known.find(name, fact.technology, unit, module, projectOf(one))
      ?? only(known.elsewhere(name, unit).filter((other) => other.unit.kind === 'service' && !apart(unit, other.unit, schemaOf(name)))));
    const [from, to] = [end(fact.from), end(fact.to)];
    return from === undefined || to === undefined ? [] : [{ from, to, unit, technology: fact.technology, site: fact.site }];
  });
  return { tables: [...made.values()], relations };
}

function placeOf({ fact, unit, module }: Said<TableDraft['declared'][number]['fact']>): TablePlace {
  return { unit, module, technology: fact.technology, role: fact.migration === true ? 'creates' : 'models', site: fact.site };
}

/**
 * Migrations of one service that create a table which another models: the table is the other's, and the migration is in
 * the wrong place. Where both model it, each has a table of its own.
 */
function foreignClaims(tables: readonly TableDraft[], apart: Apart): ReadonlyMap<TableDraft, TableDraft> {
  const claims = new Map<TableDraft, TableDraft>();
  for (const group of groupBy(tables, ({ name }) => name.toLowerCase()).values()) {
    const models = group.filter((table) => table.declared.some(({ fact }) => fact.migration !== true));
    const [owner] = models.length === 1 ? models : [];
    if (owner === undefined || owner.unit.kind !== 'service') continue;
    for (const other of group) {
      if (other !== owner && other.unit.kind === 'service' && !apart(other.unit, owner.unit, other.schema)) claims.set(other, owner);
    }
  }
  return claims;
}

interface Owner {
  readonly service: Service;
  readonly reason: string;
}

/**
 * A service owns what it declares. The tables of a library belong together, so they have an owner when one service uses
 * any of them and no other does; who happens to use which table of a shared schema owns nothing.
 */
function ownersOf(tables: readonly TableDraft[], uses: ReadonlyMap<TableDraft, readonly TablePlace[]>, around: Around): ReadonlyMap<TableDraft, Owner> {
  const owners = new Map<TableDraft, Owner>();
  const usersOf = new Map<Unit, Set<Service>>();
  for (const table of tables) {
    const { unit } = table;
    if (unit.kind === 'service') {
      owners.set(table, { service: unit, reason: `${unit.name} ${table.declared.some(({ fact }) => fact.migration !== true) ? 'models' : 'creates'} it` });
      continue;
    }
    const users = usersOf.get(unit) ?? new Set<Service>();
    for (const user of [...(uses.get(table) ?? []).map((use) => use.unit), ...importersOf(table, around)]) if (user.kind === 'service') users.add(user);
    usersOf.set(unit, users);
  }
  for (const table of tables) {
    const users = usersOf.get(table.unit);
    const [service] = users?.size === 1 ? users : [];
    if (service !== undefined) owners.set(table, { service, reason: `only ${service.name} uses the tables of ${table.unit.name}, of all services` });
  }
  return owners;
}

function importersOf({ declared }: TableDraft, { graph, unitOf }: Around): readonly Unit[] {
  const modules = new Set(declared.flatMap(({ module }) => module ?? []));
  return [...modules].flatMap((module) => graph.importersOf(module).filter((one) => one.from.role === 'shipped').map((one) => unitOf(one.from.project)));
}

function schemaOf(name: TableName): string | undefined {
  return 'table' in name ? name.schema : undefined;
}

function only<Value>(values: readonly Value[]): Value | undefined {
  return values.length === 1 ? values[0] : undefined;
}

import { clientHolders } from '../../src/graph/client-holder.ts';
import { membersOf, originsOf } from '../../src/graph/whole-names.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Library, Unit, Workspace } from '../../src/model/unit.ts';
import type { Module } from '../../src/model/graph.ts';
import type { Project } from '../../src/model/inventory.ts';

/** What keeps tables and is no service. */
export type Holder = Library | Workspace;

export function isHolder(unit: Unit): unit is Holder {
  return unit.kind !== 'service';
}

/** The libraries to whose tables one comes by a module; empty for most. */
export type HoldersOf = (module: Module) => ReadonlySet<Holder>;

/**
 * By modules outside of services one comes to the tables of libraries: by those that describe tables, that read or write
 * rows, that are generated from a schema, and that open a connection bound to models. A connection that is made from the
 * settings of whoever runs it is bound to nothing. Undefined when there are none.
 */
export function findHolders(architecture: Architecture): HoldersOf | undefined {
  const { graph, unitOf } = architecture;
  const outside = graph.modules.filter((module) => isKept(module) && isHolder(unitOf(module.project)));
  const holders = new Map<Module, Set<Holder>>();
  const describing = new Set<Module>();
  const add = (module: Module, units: Iterable<Unit>): void => {
    const known = holders.get(module) ?? new Set();
    for (const unit of units) if (isHolder(unit)) known.add(unit);
    if (known.size > 0) holders.set(module, known);
  };
  for (const [module, units] of describedTables(architecture)) {
    add(module, units);
    describing.add(module);
  }
  const generated = generatedClients(architecture);
  const bound = boundTo(architecture, (module) => generated(module) ?? (describing.has(module) ? holders.get(module) : undefined));
  for (const [module, units] of usesOfTables(architecture, outside)) add(module, units);
  for (const module of outside) {
    if (architecture.resources.persistence(module) !== 'repository') continue;
    for (const one of graph.importsOf(module)) if (!one.typeOnly && describing.has(one.to)) add(module, holders.get(one.to)!);
  }
  for (const module of outside) add(module, bound(module));
  if (holders.size === 0 && architecture.resources.clients.length === 0) return undefined;
  return (module) => generated(module) ?? holders.get(module) ?? none;
}

const none: ReadonlySet<Holder> = new Set();

/** Tests and samples have tables of their own. */
function isKept({ role }: Module): boolean {
  return role !== 'test' && role !== 'story' && role !== 'fixture';
}

function describedTables({ resources }: Architecture): ReadonlyMap<Module, ReadonlySet<Unit>> {
  const described = new Map<Module, Set<Unit>>();
  for (const { declarations } of resources.tables) for (const { module, unit } of declarations) {
    if (module !== undefined) described.set(module, (described.get(module) ?? new Set<Unit>()).add(unit));
  }
  return described;
}

/** A client belongs to its schema, wherever it is generated to; what is generated is no module of the graph. */
function generatedClients({ resources: { clients } }: Architecture): (module: Module) => ReadonlySet<Holder> | undefined {
  const homes = clients.flatMap(({ directory, unit }) => directory === undefined || !isHolder(unit) ? [] : [{ prefix: `${directory}/`, units: new Set([unit]) }]);
  return (module) => homes.find(({ prefix }) => module.path.startsWith(prefix))?.units;
}

/** The units whose tables each module uses. */
function* usesOfTables({ resources, unitOf }: Architecture, outside: readonly Module[]): Iterable<readonly [Module, Iterable<Unit>]> {
  const known = new Map<Module, Set<Unit>>();
  for (const { declarations, uses } of resources.tables) for (const { module } of uses) {
    if (module === undefined) continue;
    const units = known.get(module) ?? new Set<Unit>();
    for (const { unit } of declarations) units.add(unit);
    known.set(module, units);
  }
  const opening = new Set(outside.filter((module) => resources.persistence(module) === 'connection').map((module) => unitOf(module.project)));
  for (const module of outside) {
    if (!resources.factsOf(module).some(({ kind }) => kind === 'table-use')) continue;
    const [units, own] = [known.get(module), unitOf(module.project)];
    // Statements of SQL name tables that no code describes; the library that opens their database keeps them.
    if (units !== undefined || opening.has(own)) yield [module, units ?? [own]];
  }
}

/** The libraries whose tables a connection is made for: it takes their models, or the client of their schema. */
function boundTo(architecture: Architecture, describedBy: (module: Module) => ReadonlySet<Holder> | undefined): (module: Module) => Iterable<Unit> {
  const { graph, resources } = architecture;
  const schemaOf = schemas(architecture);
  return (module) => {
    const opened = resources.persistence(module) === undefined ? [] : resources.factsOf(module).filter((fact) => fact.kind === 'connection');
    if (opened.length === 0) return none;
    const origins = graph.importsOf(module).flatMap((one) => originsOf(graph, one)).flatMap(({ origin }) => origin ?? []);
    const members = origins.flatMap((origin) => [origin, ...membersOf(graph, origin)]);
    const schema = opened.some(({ technology }) => technology === 'prisma') ? schemaOf(module.project) : undefined;
    return [...members.flatMap((member) => [...describedBy(member.module) ?? none]), ...schema === undefined ? [] : [schema]];
  };
}

/** The unit whose Prisma schema a project's client is made from. */
function schemas(architecture: Architecture): (project: Project) => Unit | undefined {
  const { resources: { tables, clients }, unitOf } = architecture;
  const declaring = new Set(tables.flatMap(({ declarations }) => declarations).filter(({ technology }) => technology === 'prisma').map(({ unit }) => unit));
  const holderOf = clientHolders(architecture);
  return (project) => {
    const own = unitOf(project);
    if (declaring.has(own) || clients.some(({ unit }) => unit === own)) return own;
    return holderOf(project, '@prisma/client');
  };
}

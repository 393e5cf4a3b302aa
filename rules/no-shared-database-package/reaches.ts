import { clientHolders } from '../../src/graph/client-holder.ts';
import { foreignPersistence } from '../../src/graph/foreign-persistence.ts';
import { isFrontend } from '../../src/graph/frontend.ts';
import { isShipped } from '../../src/graph/module-kind.ts';
import { membersOf, originsOf } from '../../src/graph/whole-names.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Service } from '../../src/model/unit.ts';
import type { Import, Module, Origin } from '../../src/model/graph.ts';
import type { Site } from '../../src/model/site.ts';
import { type Holder, type HoldersOf, findHolders, isHolder } from './holders.ts';

/** One line by which a service comes to the tables that a library keeps. */
export interface Reach {
  readonly consumer: Service;
  readonly holder: Holder;
  readonly site: Site;
}

/** Every such line of what is deployed, once for each library that it leads to. */
export function* reachesOf(architecture: Architecture): Iterable<Reach> {
  const { unitOf } = architecture;
  for (const { from, site, typeOnly, holders } of usesOf(architecture)) {
    const consumer = unitOf(from.project);
    // Types are erased, and a frontend has nothing else of the database that its back end answers for.
    if (consumer.kind !== 'service' || (typeOnly && isFrontend(consumer))) continue;
    for (const holder of holders) yield { consumer, holder, site: { ...site, note: consumer.name } };
  }
}

interface Use {
  readonly from: Module;
  readonly site: Site;
  readonly typeOnly: boolean;
  readonly holders: ReadonlySet<Holder>;
}

function* usesOf(architecture: Architecture): Iterable<Use> {
  const { graph, unitOf } = architecture;
  const holdersOf = findHolders(architecture);
  if (holdersOf === undefined) return;
  const isService = (module: Module): boolean => isShipped(module) && unitOf(module.project).kind === 'service';
  const leadsThere = graph.reexporters((module) => holdersOf(module).size > 0);
  const behind = holdersBehind(architecture, holdersOf);
  for (const one of graph.crossings) {
    // What the modules of a service pass on to each other is told where it entered.
    if (!leadsThere(one.to) || !isService(one.from) || unitOf(one.to.project) === unitOf(one.from.project)) continue;
    const found = behind(one);
    if (found.size > 0) yield { from: one.from, site: one.site, typeOnly: one.typeOnly, holders: found };
  }
  yield* clientUses(architecture, isService);
}

/** The libraries whose tables an import leads to. What has an owner elsewhere is that owner's: another rule tells it. */
function holdersBehind(architecture: Architecture, holdersOf: HoldersOf): (one: Import) => ReadonlySet<Holder> {
  const { graph, unitOf } = architecture;
  const { ownerOf } = foreignPersistence(architecture);
  const counts = (origin: Origin, consumer: unknown): boolean => (ownerOf(origin.module) ?? consumer) === consumer;
  return (one) => {
    const consumer = unitOf(one.from.project);
    const origins = originsOf(graph, one).flatMap(({ origin }) => {
      if (origin === undefined) return [];
      return holdersOf(origin.module).size > 0 || one.names.length === 0 ? [origin] : membersOf(graph, origin);
    });
    return new Set(origins.filter((origin) => counts(origin, consumer)).flatMap(({ module }) => [...holdersOf(module)]));
  };
}

/** Imports of the client that a library's schema generates into `node_modules`. */
function* clientUses(architecture: Architecture, isService: (module: Module) => boolean): Iterable<Use> {
  const { graph, resources } = architecture;
  const names = new Set(resources.clients.map((client) => client.package));
  if (names.size === 0) return;
  const holderOf = clientHolders(architecture);
  for (const one of graph.packageImports) {
    if (!names.has(one.package) || !isService(one.from)) continue;
    const holder = holderOf(one.from.project, one.package);
    if (holder !== undefined && isHolder(holder)) yield { from: one.from, site: one.site, typeOnly: one.typeOnly, holders: new Set([holder]) };
  }
}

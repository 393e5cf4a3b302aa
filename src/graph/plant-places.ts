import type { Architecture } from '../model/architecture.ts';
import type { Graph, Module } from '../model/graph.ts';
import type { PlantEdit } from '../model/plant.ts';
import type { Library, Service, Unit } from '../model/unit.ts';
import { isShipped } from './module-kind.ts';

/** A module of a service that stands for the whole: what is planted there is judged as the service's inside is. */
export interface ServicePlace {
  readonly service: Service;
  readonly module: Module;
}

export interface LibraryPlace {
  readonly library: Library;
  readonly module: Module;
}

/** One place for each service that has one, in the architecture's order: shipped code that is no interface. */
export function servicePlaces(architecture: Architecture): readonly ServicePlace[] {
  const places = firstModules(architecture, (module) => architecture.interfaceOf(module) === undefined);
  return architecture.services.flatMap((service) => {
    const module = places.get(service);
    return module === undefined ? [] : [{ service, module }];
  });
}

/** One place for each library that has one; interface packages are among them. */
export function libraryPlaces(architecture: Architecture): readonly LibraryPlace[] {
  const places = firstModules(architecture, () => true);
  return architecture.libraries.flatMap((library) => {
    const module = places.get(library);
    return module === undefined ? [] : [{ library, module }];
  });
}

/** Libraries that are no interface: what goes through one goes through nobody's contract. */
export function plainLibraryPlaces(architecture: Architecture): readonly LibraryPlace[] {
  return libraryPlaces(architecture).filter(({ module }) => architecture.interfaceOf(module) === undefined);
}

/** For each library that publishes entries, a module that none of them publishes. */
export function closedModules(architecture: Architecture): readonly LibraryPlace[] {
  const { graph, libraries, unitOf } = architecture;
  const closing = new Set(libraries.filter(({ project }) => graph.entriesOf(project) !== undefined));
  const found = new Map<Library, Module>();
  for (const module of graph.modules) {
    const unit = unitOf(module.project);
    if (unit.kind !== 'library' || !closing.has(unit) || found.has(unit) || !isPlantable(module)) continue;
    if (isReachable(graph, module) && graph.entryOf(module) === undefined) found.set(unit, module);
  }
  return [...found].map(([library, module]) => ({ library, module }));
}

/** Each place with the one after it, and the last with the first: every one breaks, and is broken, once. */
export function ring<Place>(places: readonly Place[]): readonly (readonly [Place, Place])[] {
  return places.length < 2 ? [] : places.map((place, at) => [place, places[(at + 1) % places.length]!]);
}

/** How one file imports another by relative path. */
export function specifierTo(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common++;
  return [...(common === here.length ? ['.'] : here.slice(common).map(() => '..')), ...there.slice(common)].join('/');
}

/** The path of a file of this name in the directory of a module. */
export function beside({ path }: Module, name: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + name;
}

/** The path of a file of this name below the main project of a service. */
export function below({ projects: [main] }: Service, name: string): string {
  return main === undefined || main.root === '' ? name : `${main.root}/${name}`;
}

/** Settings that lead these services to one database, for a deployment that no repository is likely to have. */
export function oneDatabaseFor(services: readonly Service[], file: string, database: string): readonly PlantEdit[] {
  return services.map((service) => ({ path: below(service, file), text: `DATABASE_URL=postgres://mandate-selftest:5432/${database}` }));
}

/** Whether code can be added to a module, in the syntax of imports and exports. */
export function isPlantable(module: Module): boolean {
  return isShipped(module) && module.role !== 'generated' && /(?<!\.d)\.m?[jt]sx?$/.test(module.path);
}

/** Whether an import that names this very file leads to it, and not to the source or the declarations that lie beside it. */
export function isReachable(graph: Graph, { path }: Module): boolean {
  const [, stem, mark] = /^(.*)\.([cm]?)jsx?$/.exec(path) ?? [];
  return stem === undefined || ['ts', 'tsx', 'd.ts'].every((extension) => graph.module(`${stem}.${extension.replace('ts', `${mark ?? ''}ts`)}`) === undefined);
}

/** The module nearest to the top of each unit; one that keeps data only where there is no other. */
function firstModules({ graph, unitOf, resources }: Architecture, counts: (module: Module) => boolean): ReadonlyMap<Unit, Module> {
  const places = new Map<Unit, Module>();
  const weight = (module: Module): number => module.path.split('/').length + (resources.persistence(module) === undefined ? 0 : 1000);
  for (const module of graph.modules) {
    if (!isPlantable(module)) continue;
    const unit = unitOf(module.project);
    const known = places.get(unit);
    if ((known === undefined || weight(module) < weight(known)) && isReachable(graph, module) && counts(module)) places.set(unit, module);
  }
  return places;
}

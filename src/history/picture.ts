import type { Architecture } from '../model/architecture.ts';
import type { ResourceName, ServicePicture } from '../model/drift.ts';
import { type Resource, tableName } from '../model/resource-name.ts';
import type { Service, Unit } from '../model/unit.ts';

/**
 * What there is to say of each service, in their order.
 *
 * @param ownersOf who owns a path, by CODEOWNERS
 */
export function picturesOf({ services, interfaces, resources }: Architecture, ownersOf: (path: string) => readonly string[]): readonly ServicePicture[] {
  const all = held(resources);
  return services.map((service): ServicePicture => ({
    name: service.name,
    projects: service.projects.map(({ name, root }) => ({ name, root: rootText(root) })),
    owners: ownersOf(inside(service.projects[0]?.root ?? '')),
    tags: service.tags,
    publishes: interfaces.filter((one) => one.service === service)
      .map(({ name, project, modules }) => ({ name, project: project.name, modules: modules?.map(({ path }) => path) ?? null })),
    owns: named(all.filter(({ resource }) => resource.owner === service)),
    uses: named(all.filter(({ resource, users }) => resource.owner !== service && users.has(service))),
  }));
}

interface Held {
  readonly resource: Resource;
  readonly users: ReadonlySet<Service | Unit>;
}

function held({ databases, tables, queues }: Architecture['resources']): readonly Held[] {
  return [
    ...databases.map((resource) => ({ resource, users: new Set(resource.uses.map(({ service }) => service)) })),
    ...tables.map((resource) => ({ resource, users: new Set([...resource.declarations, ...resource.uses].map(({ unit }) => unit)) })),
    ...queues.map((resource) => ({ resource, users: new Set(resource.uses.map(({ unit }) => unit)) })),
  ];
}

/** Sorted by kind and name, each once. */
function named(all: readonly Held[]): readonly ResourceName[] {
  const names = all.map(({ resource }): ResourceName => (
    { kind: resource.kind, name: resource.kind === 'table' ? tableName(resource) : resource.name, owner: resource.owner?.name ?? null }
  ));
  const byText = new Map(names.map((name) => [JSON.stringify([name.kind, name.name, name.owner]), name]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

function rootText(root: string): string {
  return root === '' ? '.' : root;
}

/** A file of no kind in a directory: who owns `*.json` there does not own the directory. */
function inside(root: string): string {
  return root === '' ? '_' : `${root}/_`;
}

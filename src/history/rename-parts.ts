import type { DriftFinding, Picture, ResourceName } from '../model/drift.ts';

/** A finding by the names that services and files have among those of other repositories. */
export function renamedFinding(finding: DriftFinding, nameOf: (name: string) => string): DriftFinding {
  const { home, from, to, file } = finding;
  return {
    ...finding, home: nameOf(home),
    ...(from === undefined ? {} : { from: nameOf(from) }), ...(to === undefined ? {} : { to: nameOf(to) }), ...(file === undefined ? {} : { file: nameOf(file) }),
  };
}

/** A service by such names. */
export function renamedService(service: Picture['services'][number], nameOf: (name: string) => string): Picture['services'][number] {
  const resource = (one: ResourceName): ResourceName => ({ ...one, owner: one.owner === null ? null : nameOf(one.owner) });
  return {
    ...service, name: nameOf(service.name),
    projects: service.projects.map(({ name, root }) => ({ name: nameOf(name), root: root === '.' ? nameOf('') : nameOf(root) })),
    publishes: service.publishes.map(({ name, project, modules }) => ({ name, project: nameOf(project), modules: modules?.map(nameOf) ?? null })),
    owns: service.owns.map(resource), uses: service.uses.map(resource),
  };
}

import type { Project } from '../model/inventory.ts';
import { lastName } from './paths.ts';
import { unscoped } from './project-index.ts';

/** A name for each service: as nest-cli or Nx call it, else its directory, else its package; always one of a kind. */
export function nameServices(projects: readonly Project[]): ReadonlyMap<Project, string> {
  const names = new Map<Project, string>();
  const used = new Set<string>();
  const wishes = projects.map(wishesOf);
  const wanted = new Map<string, number>();
  for (const [first] of wishes) wanted.set(first!, (wanted.get(first!) ?? 0) + 1);
  projects.forEach((project, at) => {
    const [first, ...others] = wishes[at]!;
    // Two services of one wish both give way, so that adding one does not depend on the order of the directories.
    const free = [...(wanted.get(first!) === 1 ? [first!] : []), ...others, project.root, project.name].find((name) => name !== '' && !used.has(name));
    const name = free ?? `${first}-${at}`;
    used.add(name);
    names.set(project, name);
  });
  return names;
}

function wishesOf(project: Project): readonly string[] {
  const byTool = project.declaredBy.some((source) => source === 'nest-cli.json' || source === 'project.json') && project.name !== project.manifest?.name
    ? [project.name] : [];
  const byPlace = project.root === '' ? [] : [lastName(project.root)];
  return [...byTool, ...byPlace, unscoped(project)];
}

import type { Inventory, Manifest, Project } from '../../model/inventory.ts';
import { directoryOf } from './posix-path.ts';

/** Finds projects by what imports say of them: directory, name, position. */
export interface ProjectIndex {
  readonly all: readonly Project[];
  /** The package of this directory: a project, or what a package.json that makes no project says. */
  packageAt(directory: string): Package | undefined;
  /** The project with the nearest root upwards of a path. */
  owner(path: string): Project | undefined;
  /** Projects whose manifest has this name; the nearest to `from` first. */
  named(name: string, from: string): readonly Project[];
  /** Manifests from a directory upwards, nearest first: where Node.js looks for a declared dependency. */
  manifestsAbove(directory: string): readonly ManifestPlace[];
}

/** A directory with a manifest, or a project without one. */
export type Package = Pick<Project, 'name' | 'root' | 'manifest'>;

export interface ManifestPlace {
  readonly project: Project;
  readonly manifest: Manifest;
  readonly directory: string;
}

export function indexProjects(inventory: Inventory): ProjectIndex {
  const byRoot = new Map<string, Project>();
  const byName = new Map<string, Project[]>();
  for (const project of inventory.projects) {
    const known = byRoot.get(project.root);
    if (known === undefined || known.manifest === undefined) byRoot.set(project.root, project);
    const name = project.manifest?.name;
    if (name === undefined) continue;
    const namesakes = byName.get(name);
    if (namesakes === undefined) byName.set(name, [project]);
    else namesakes.push(project);
  }
  const above = new Map<string, readonly ManifestPlace[]>();
  const index: ProjectIndex = {
    all: inventory.projects,
    packageAt(directory) {
      const project = byRoot.get(directory);
      if (project?.manifest !== undefined) return project;
      const manifest = inventory.manifestAt(directory);
      return manifest === undefined ? project : { name: manifest.name ?? directory, root: directory, manifest };
    },
    owner(path) {
      for (let directory = path; directory !== ''; directory = directoryOf(directory)) {
        const project = byRoot.get(directory);
        if (project !== undefined) return project;
      }
      return byRoot.get('');
    },
    named(name, from) {
      const namesakes = byName.get(name) ?? [];
      if (namesakes.length < 2) return namesakes;
      return namesakes.toSorted((a, b) => sharedDepth(b.root, from) - sharedDepth(a.root, from));
    },
    manifestsAbove(directory) {
      const known = above.get(directory);
      if (known !== undefined) return known;
      const project = byRoot.get(directory);
      const outer = directory === '' ? [] : index.manifestsAbove(directoryOf(directory));
      const places = project?.manifest === undefined ? outer : [{ project, manifest: project.manifest, directory }, ...outer];
      above.set(directory, places);
      return places;
    },
  };
  return index;
}

/** How many leading segments two directories have in common. */
function sharedDepth(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let depth = 0;
  while (depth < left.length && depth < right.length && left[depth] === right[depth]) depth++;
  return depth;
}

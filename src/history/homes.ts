import type { Picture } from '../model/drift.ts';
import { type PastProject, renamedProjects } from './renamed-projects.ts';

/** Directory → the service that a project there counted for at some revision, by the name that it has at the last one. */
export type PastRoots = ReadonlyMap<string, string>;

/** The directories of one revision, and of those before it. */
export function rootsSince(roots: PastRoots, before: readonly PastProject[], now: readonly PastProject[]): PastRoots {
  const { services } = renamedProjects(before, now);
  const renamed = [...roots].map(([root, service]) => [root, services.get(service) ?? service] as const);
  return new Map([...renamed, ...now.flatMap(({ root, of }) => (of === undefined ? [] : [[root, of] as const]))]);
}

/** Whose a file is. */
export interface Homes {
  /** The service that a file is inside of, or that it speaks for; of a file that is gone, that of the directory in which it was. */
  serviceOf(path: string): string | undefined;
  /** The service, else the project. */
  homeOf(path: string): string;
}

/** Bytes, as PATH_MAX of Linux, the longest of any. */
const longestPath = 4096;

/** Whose files are, by the projects of the last revision, and where those have no project by those before. */
export function homesOf(projects: readonly PastProject[], { services }: Picture, past: PastRoots): Homes {
  const known = new Set(services.map(({ name }) => name));
  const spoken = new Map(services.flatMap(({ name, publishes }) => publishes.flatMap(({ modules }) => (modules ?? []).map((path) => [path, name] as const))));
  const byRoot = new Map(projects.map((project) => [project.root, project]));
  const find = (path: string): { readonly service?: string | undefined; readonly project?: string } => {
    for (const directory of directoriesOf(path)) {
      const project = byRoot.get(directory);
      if (project !== undefined) return { service: project.of ?? spoken.get(path), project: project.name };
      const service = past.get(directory);
      if (service !== undefined && known.has(service)) return { service };
    }
    return {};
  };
  return {
    serviceOf: (path) => find(path).service,
    homeOf: (path) => {
      const { service, project } = find(path);
      return service ?? project ?? 'repository';
    },
  };
}

/** `a/b`, `a`, '' of `a/b/c.ts`; nothing of a path that no system can open, which a history may hold all the same. */
function directoriesOf(path: string): readonly string[] {
  if (path.length > longestPath) return [];
  const directories: string[] = [];
  for (let at = path; at !== '';) directories.push(at = at.slice(0, Math.max(0, at.lastIndexOf('/'))));
  return directories;
}

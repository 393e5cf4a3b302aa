import type { Evidence } from '../model/unit.ts';
import type { Project } from '../model/inventory.ts';
import { isWithin, lastName } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';
import type { Usage } from './usage.ts';

/** Directories that hold what a service keeps to itself, whoever else imports them. */
const inner = /^(db|database|data|prisma|drizzle|typeorm|entities|models|migrations|persistence|repositories|internals?)$/;

export type Nesting =
  /** The project is a part of the service in whose directory it lies. */
  | { readonly kind: 'inside'; readonly service: Project }
  /** It lies there, yet is used from elsewhere. */
  | { readonly kind: 'shared'; readonly evidence: Evidence };

/**
 * What a project is to the service in whose directory it lies. It is the service's own when nobody else imports it, or
 * when its directory is called as stores and internals are: importing those from elsewhere is the very fault to find.
 * `mains` are the services' main projects; a service at the root, or one that holds a workspace, encloses nothing.
 */
export function judgeNesting(project: Project, mains: ReadonlySet<Project>, index: ProjectIndex, usage: Usage): Nesting | undefined {
  const service = homeOf(project, mains, index);
  if (service === undefined) return undefined;
  const outside = [...usage.importers(project)].filter((importer) => homeOf(importer, mains, index) !== service);
  if (outside.length === 0 || inner.test(lastName(project.root))) return { kind: 'inside', service };
  const names = outside.map(({ name }) => name).sort();
  const others = names.length > 1 ? ` and ${names.length - 1} more` : '';
  return { kind: 'shared', evidence: { reason: `it lies in the directory of ${service.name}, yet ${names[0]}${others} imports it, too` } };
}

/** The nearest service that a project is or lies in; one at the root, or one that holds a workspace, is the home of none. */
function homeOf(project: Project, mains: ReadonlySet<Project>, index: ProjectIndex): Project | undefined {
  let home: Project | undefined;
  for (const main of mains) {
    if (main.root === '' || index.holdsOthers(main)) continue;
    if (isWithin(main.root, project.root) && (home === undefined || main.root.length > home.root.length)) home = main;
  }
  return home;
}

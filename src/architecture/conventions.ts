import type { Evidence } from '../model/unit.ts';
import type { Inventory, Project } from '../model/inventory.ts';
import { isSampleDirectory, isTestDirectory } from './evidence-places.ts';
import { joinPath, lastName } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';

const homes = /(^|\/)(apps?|services?|microservices|workers|functions|lambdas)\/[^/]+$/;
const roles = /^(api|backend|back-end|frontend|front-end|server|client|web|webapp|website|worker|gateway|admin|dashboard|mobile|bff)$|[-_](service|api|server|worker|gateway|app|web|backend|frontend|bff)$/;

/**
 * What only looks deployed: no file says so, but the project lies where applications lie, or is called as they are, and
 * can be started. Whatever is made to be imported or installed (an exports map, a command, a registry) is none.
 */
export function looksDeployed(project: Project, inventory: Inventory, index: ProjectIndex): Evidence | undefined {
  const { manifest } = project;
  if (project.type === 'library' || isTestDirectory(project.root) || isSampleDirectory(project.root) || index.isEmbedded(project.root)) return undefined;
  if (project.type === 'application') return { reason: 'its workspace calls it an application', ...siteOf(project) };
  if (manifest === undefined || manifest.exports !== undefined || manifest.bin.length > 0 || isPublished(project)) return undefined;
  const { scripts } = manifest;
  const starts = ['start', 'start:prod', 'start:dev', 'serve'].find((name) => scripts[name] !== undefined);
  const runs = starts ?? (scripts['dev'] !== undefined && scripts['build'] !== undefined ? 'dev' : undefined);
  if (runs === undefined) return undefined;
  const site = siteOf(project);
  if (homes.test(project.root)) return { reason: `it lies in ${project.root.split('/').at(-2)}/ and has a ${runs} script`, ...site };
  if (index.isSole(project)) return { reason: `it is the only project and has a ${runs} script`, ...site };
  if (starts !== undefined && roles.test(lastName(project.root))) {
    return { reason: `it is called ${lastName(project.root)} and has a ${starts} script`, ...site };
  }
  const page = inventory.fileOf(joinPath(project.root, 'index.html')) !== undefined;
  return page ? { reason: `it has a page (index.html) and a ${runs} script`, ...site } : undefined;
}

/** Whether a project is meant for a registry. */
export function isPublished({ manifest }: Project): boolean {
  return manifest !== undefined && !manifest.private && manifest.raw['publishConfig'] !== undefined;
}

function siteOf({ manifest }: Project): Pick<Evidence, 'site'> {
  return manifest === undefined ? {} : { site: { file: manifest.file, line: 1, column: 1 } };
}

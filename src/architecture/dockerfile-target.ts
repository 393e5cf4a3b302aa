import type { DeploymentFact } from '../model/facts.ts';
import type { Project } from '../model/inventory.ts';
import { isStoreImage } from './known-images.ts';
import { mentionedProject } from './mentioned-project.ts';
import { directoryOf, lastName } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';

/**
 * The project that a Dockerfile builds: the one whose directory it lies in; else the one that its commands, filters and
 * copies name; else the one that its own name tells (`orders.Dockerfile`); else the root, which must be an application
 * to count. Undefined when it builds a store, or nothing that can be told.
 */
export function dockerfileTarget(fact: DeploymentFact, index: ProjectIndex): Project | undefined {
  if (fact.image !== undefined && isStoreImage(fact.image)) return undefined;
  const file = fact.dockerfile ?? fact.site.file;
  const directory = directoryOf(file);
  const owner = index.owning(directory);
  const own = owner === undefined || index.holdsOthers(owner) ? undefined : owner;
  if (own !== undefined && own.root === directory) return own;
  const mentioned = mentionedProject(fact.mentions ?? [], directory, index);
  // A directory of Dockerfiles inside a project may serve others; one inside a service is the service's own.
  return mentioned ?? own ?? namedByFile(file, index) ?? owner;
}

/** `orders.Dockerfile`, `Dockerfile.orders`, `docker/orders/Dockerfile`. */
function namedByFile(file: string, index: ProjectIndex): Project | undefined {
  const names = lastName(file).split('.').filter((part) => !/^(dockerfile|containerfile)$/i.test(part));
  const directory = lastName(directoryOf(file));
  for (const name of [...names, ...names.flatMap((each) => each.split(/[-_]/, 1)), directory]) {
    const project = index.named(name);
    if (project !== undefined && !index.holdsOthers(project) && index.isRunnable(project)) return project;
  }
  return undefined;
}

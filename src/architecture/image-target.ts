import type { DeploymentFact } from '../model/facts.ts';
import type { Project } from '../model/inventory.ts';
import { isForeignImage } from './known-images.ts';
import { lastName } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';

/**
 * The project whose image a container runs, told by the image's name; by the container's when a template keeps the image
 * to itself. Only a project that can be started is one: a library may well have the name of another team's image.
 */
export function imageTarget(fact: DeploymentFact, index: ProjectIndex): Project | undefined {
  if (fact.image === undefined) return fact.name === undefined ? undefined : runnable(fact.name, index) ?? bySuffix(fact.name, [], fact.name, index);
  if (isForeignImage(fact.image)) return undefined;
  const [host = '', ...rest] = fact.image.split('/');
  const names = /[.:]|^localhost$/.test(host) ? rest : [host, ...rest];
  for (const name of names.toReversed()) {
    const project = runnable(name, index);
    if (project !== undefined) return project;
  }
  return bySuffix(names.at(-1) ?? '', names, fact.name, index);
}

function runnable(name: string, index: ProjectIndex): Project | undefined {
  const project = index.named(name);
  return project !== undefined && project.root !== '' && !index.holdsOthers(project) && index.isRunnable(project)
    ? project : undefined;
}

/** `acme-worker` is the worker of acme when acme is the image's owner, or when the container is called so, too. */
function bySuffix(image: string, owners: readonly string[], container: string | undefined, index: ProjectIndex): Project | undefined {
  for (let at = image.indexOf('-'); at > 0; at = image.indexOf('-', at + 1)) {
    const name = image.slice(at + 1);
    const confirmed = owners.includes(image.slice(0, at)) || container === image || container === name;
    const project = confirmed ? runnable(name, index) : undefined;
    // An own image of a project is called after the directory, so a suffix of that will do; others are chance.
    if (project !== undefined && lastName(project.root) === name) return project;
  }
  return undefined;
}

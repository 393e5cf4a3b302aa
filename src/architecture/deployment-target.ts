import type { DeploymentFact } from '../model/facts.ts';
import type { Project } from '../model/inventory.ts';
import { dockerfileTarget } from './dockerfile-target.ts';
import { imageTarget } from './image-target.ts';
import { isStoreImage } from './known-images.ts';
import { mentionedProject } from './mentioned-project.ts';
import { directoryOf } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';
import { terraformTarget } from './terraform-target.ts';

/** The project that a deployment fact speaks of; undefined when it speaks of none of the repository's own. */
export function deploymentTarget(fact: DeploymentFact, dockerfiles: readonly DeploymentFact[], index: ProjectIndex): Project | undefined {
  switch (fact.technology) {
    case 'dockerfile': return dockerfileTarget(fact, index);
    case 'kubernetes': return imageTarget(fact, index);
    case 'terraform': return terraformTarget(fact, index);
    case 'compose': return fact.context === undefined ? imageTarget(fact, index) : builtTarget(fact, dockerfiles, index);
    case 'cloud-build': case 'railway': case 'render': return fact.dockerfile === undefined ? placeTarget(fact, index) : builtTarget(fact, dockerfiles, index);
    default: return placeTarget(fact, index);
  }
}

/** What is built with a context and a Dockerfile: the words beside them decide where many share one Dockerfile. */
function builtTarget(fact: DeploymentFact, dockerfiles: readonly DeploymentFact[], index: ProjectIndex): Project | undefined {
  const stages = dockerfiles.filter((dockerfile) => dockerfile.dockerfile === fact.dockerfile);
  if (stages.length > 0 && stages.every((stage) => stage.image !== undefined && isStoreImage(stage.image))) return undefined;
  const stage = stages.find((each) => each.name !== undefined && fact.mentions?.includes(each.name)) ?? (stages.length === 1 ? stages[0] : undefined);
  return ownDirectory(fact.dockerfile === undefined ? undefined : directoryOf(fact.dockerfile), index)
    ?? within(fact.context, index)
    ?? mentionedProject(fact.mentions ?? [], fact.context ?? '', index)
    ?? byName(fact.name, index)
    ?? (fact.dockerfile === undefined ? undefined : dockerfileTarget(stage ?? { ...fact, mentions: [] }, index));
}

/** Where the file lies, or where it says that it builds; words of its commands come first at the root of many. */
function placeTarget(fact: DeploymentFact, index: ProjectIndex): Project | undefined {
  const directory = fact.context ?? directoryOf(fact.site.file);
  return within(directory, index)
    ?? mentionedProject(fact.mentions ?? [], directory, index)
    ?? byName(fact.name, index)
    ?? index.owning(directory);
}

function ownDirectory(directory: string | undefined, index: ProjectIndex): Project | undefined {
  const project = directory === undefined ? undefined : index.at(directory);
  return project === undefined || index.holdsOthers(project) ? undefined : project;
}

function within(directory: string | undefined, index: ProjectIndex): Project | undefined {
  const project = directory === undefined ? undefined : index.owning(directory);
  return project === undefined || project.root === '' || index.holdsOthers(project) ? undefined : project;
}

function byName(name: string | undefined, index: ProjectIndex): Project | undefined {
  const project = name === undefined ? undefined : index.named(name);
  return project === undefined || project.root === '' || index.holdsOthers(project) || !index.isRunnable(project) ? undefined : project;
}

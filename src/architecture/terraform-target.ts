import type { DeploymentFact } from '../model/facts.ts';
import type { Project } from '../model/inventory.ts';
import { isSourceDirectory } from './evidence-places.ts';
import { imageTarget } from './image-target.ts';
import { isInfrastructure } from './infrastructure.ts';
import { mentionedProject } from './mentioned-project.ts';
import { directoryOf, isWithin } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';

/**
 * The project whose image or code Terraform runs. That its file lies in a project says nothing: a directory of Terraform
 * deploys what lies elsewhere, and code or archives kept there are no project's own, but where the project is all there is.
 */
export function terraformTarget(fact: DeploymentFact, index: ProjectIndex): Project | undefined {
  const { name: _, ...anonymous } = fact;
  const [title] = fact.mentions ?? [];
  if (fact.image !== undefined) return imageTarget(title === undefined ? anonymous : { ...anonymous, name: title }, index);
  const owner = fact.context === undefined ? undefined : index.owning(fact.context);
  if (fact.context === undefined || owner === undefined) return undefined;
  if (index.holdsOthers(owner)) return mentionedProject([fact.context], '', index) ?? (isSourceDirectory(fact.context.split('/', 1)[0]!) ? owner : undefined);
  const directory = directoryOf(fact.site.file);
  const isBeside = isWithin(directory, fact.context) && !isWithin(directory, owner.root);
  return isBeside || isInfrastructure(owner, index) ? undefined : owner;
}

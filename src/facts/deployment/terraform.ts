import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { parseHcl } from '../hcl/hcl-parser.ts';
import type { TerraformDeployment } from '../hcl/terraform-deployment.ts';
import { terraformDeployments } from '../hcl/terraform-deployments.ts';
import { createTerraformFile } from '../hcl/terraform-file.ts';
import { imageName } from './image-name.ts';
import { isOneShotName } from './shell-words.ts';

/**
 * Terraform: one fact for each function or container of which the file tells what it is built from or which image it runs.
 * What a variable, another file or another module tells is not known.
 */
export const terraform: Reader<DeploymentFact> = {
  id: 'terraform-deployments',
  version: 1,
  reads: (path) => path.endsWith('.tf'),
  read: (path, text) => {
    const { blocks, problem } = parseHcl(text);
    const facts = terraformDeployments(createTerraformFile(path, blocks)).flatMap((deployment) => factOf(path, deployment));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

function factOf(file: string, deployment: TerraformDeployment): readonly DeploymentFact[] {
  const { name, title, code, line, column } = deployment;
  const image = imageName(deployment.image);
  if (image === undefined && code === undefined) return [];
  return [{
    technology: 'terraform',
    name,
    ...(code === undefined ? {} : { context: code }),
    ...(image === undefined ? {} : { image }),
    ...(title === undefined ? {} : { mentions: [title] }),
    ...(deployment.oneShot || isOneShotName(name) || isOneShotName(title ?? '') ? { oneShot: true } : {}),
    site: { file, line, column },
  }];
}

import type { Project } from '../model/inventory.ts';
import { lastName } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';

const names = /^(infra|infrastructure|terraform|tf|cdktf|iac|deploy|devops)$|^(infra|infrastructure|terraform|cdktf)[-_]|[-_](infra|infrastructure|terraform|cdktf|iac)$/i;

/** Whether a project is there to set up what others run on: by the name of its directory, or as it makes Terraform and starts nothing. */
export function isInfrastructure(project: Project, index: ProjectIndex): boolean {
  const { root, manifest } = project;
  if (root === '') return false;
  const makesTerraform = [manifest?.dependencies, manifest?.devDependencies].some((section) => section !== undefined && Object.hasOwn(section, 'cdktf'));
  return names.test(lastName(root)) || (makesTerraform && !index.isRunnable(project));
}

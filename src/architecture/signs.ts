import type { Evidence } from '../model/unit.ts';
import type { DeploymentFact, DeploymentTechnology } from '../model/facts.ts';
import type { Project } from '../model/inventory.ts';
import { deploymentTarget } from './deployment-target.ts';
import { countsAsEvidence, isTestDirectory } from './evidence-places.ts';
import { directoryOf } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';

export interface Sign {
  /** Whether it says that the project is deployed; else it may be the preview of a library, or only look like it. */
  readonly sure: boolean;
  readonly evidence: Evidence;
}

/** Files that a component library has, too, for its documentation or its preview. */
const hosting: ReadonlySet<DeploymentTechnology> = new Set(['vercel', 'netlify', 'framework']);

/** What the deployment facts say of each project, sorted by place. Jobs that run once are no sign of a service. */
export function readSigns(deployments: readonly DeploymentFact[], index: ProjectIndex): ReadonlyMap<Project, readonly Sign[]> {
  const facts = deployments.filter((fact) => countsAsEvidence(fact) && !index.isEmbedded(directoryOf(fact.site.file))).sort(byPlace);
  const dockerfiles = facts.filter(({ technology }) => technology === 'dockerfile');
  const signs = new Map<Project, Sign[]>();
  for (const fact of facts) {
    const project = fact.oneShot === true ? undefined : deploymentTarget(fact, dockerfiles, index);
    if (project === undefined || isTestDirectory(project.root)) continue;
    const sign: Sign = { sure: !hosting.has(fact.technology), evidence: { reason: reasonOf(fact), site: fact.site } };
    const known = signs.get(project);
    if (known === undefined) signs.set(project, [sign]);
    else if (known.every(({ evidence }) => evidence.reason !== sign.evidence.reason)) known.push(sign);
  }
  return signs;
}

function byPlace(a: DeploymentFact, b: DeploymentFact): number {
  return compare(a.site.file, b.site.file) || a.site.line - b.site.line || compare(a.technology, b.technology) || compare(a.name ?? '', b.name ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The clause a person reads: what says that the project is deployed. */
function reasonOf(fact: DeploymentFact): string {
  const { file } = fact.site;
  const named = fact.name === undefined ? '' : ` ${fact.name}`;
  switch (fact.technology) {
    case 'dockerfile': return `${file} builds it`;
    case 'compose': return fact.context === undefined ? `compose service${named} runs its image` : `compose service${named} builds it`;
    case 'kubernetes': return `Kubernetes runs it as${named || ' a workload'}`;
    case 'nest-cli': return `${file} says type: application`;
    case 'nx': return `${file} says projectType: application`;
    case 'framework': return `${file} makes it an application`;
    case 'procfile': return `${file} starts it as${named}`;
    case 'terraform': return `Terraform runs it as${named}`;
    case 'cloud-build': return `${file} builds its image`;
    default: return `${file} deploys it`;
  }
}

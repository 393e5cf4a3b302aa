import type { Service, Unit } from '../../model/unit.ts';
import type { DeploymentFact } from '../../model/facts.ts';
import type { Project } from '../../model/inventory.ts';
import { deploymentTarget } from '../deployment-target.ts';
import { directoryOf, lastName } from '../paths.ts';
import type { ProjectIndex } from '../project-index.ts';

/** Which service each deployment runs. */
export interface Runners {
  /** The service that a named deployment of a file runs; jobs of its image are its own. */
  named(file: string, name: string): Service | undefined;
  /** The service that this name leads to on the network of a configuration: in a compose file that of the file, else the one of all deployments. */
  reachedFrom(context: string, name: string): Service | undefined;
  /** Every service that some deployment of a file runs. */
  in(file: string): readonly Service[];
}

export function findRunners(deployments: readonly DeploymentFact[], index: ProjectIndex, unitOf: (project: Project) => Unit): Runners {
  const dockerfiles = deployments.filter(({ technology }) => technology === 'dockerfile');
  const byName = new Map<string, Service>();
  const byFile = new Map<string, Set<Service>>();
  const composed = new Map<string, Service>();
  const everywhere = new Map<string, Set<Service>>();
  for (const fact of deployments) {
    const project = deploymentTarget(fact, dockerfiles, index);
    const unit = project && unitOf(project);
    if (unit?.kind !== 'service') continue;
    const { file } = fact.site;
    if (fact.name !== undefined && !byName.has(`${file}\n${fact.name}`)) byName.set(`${file}\n${fact.name}`, unit);
    if (fact.technology === 'compose' && fact.name !== undefined) composed.set(`${directoryOf(file)}\n${fact.name}`, unit);
    if (fact.name !== undefined) everywhere.set(fact.name, (everywhere.get(fact.name) ?? new Set<Service>()).add(unit));
    byFile.set(file, (byFile.get(file) ?? new Set<Service>()).add(unit));
  }
  // One compose file may run the image of what another one beside it builds under the same name.
  const named = (file: string, name: string): Service | undefined => (
    byName.get(`${file}\n${name}`) ?? (isCompose(file) ? composed.get(`${directoryOf(file)}\n${name}`) : undefined)
  );
  return {
    named,
    reachedFrom: (context, name) => {
      if (isCompose(context)) return named(context, name);
      const [only, other] = everywhere.get(name) ?? [];
      return other === undefined ? only : undefined;
    },
    in: (file) => [...byFile.get(file) ?? []],
  };
}

function isCompose(file: string): boolean {
  return /^(docker-)?compose([._-].+)?\.ya?ml$/i.test(lastName(file));
}

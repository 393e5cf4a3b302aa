import picomatch from 'picomatch/posix.js';
import type { Interface } from '../model/architecture.ts';
import type { Service } from '../model/unit.ts';
import type { Config } from '../model/config.ts';
import type { Graph, Module } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import { didYouMean } from '../model/nearest-name.ts';
import { type Problem, problem } from '../model/problem.ts';
import { type ServiceDraft, noSuchProject, noSuchService, projectNamed } from './overrides.ts';
import { isWithin, plainDirectory } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';

/** The interfaces that the config declares. */
export interface ConfiguredInterfaces {
  readonly packages: ReadonlyMap<Project, Interface>;
  /** Modules inside a service that the config publishes. */
  modulesOf(service: Service): readonly Interface[];
  readonly problems: readonly Problem[];
}

const reason = 'the config names it';

/** Reads `interfaces` of the config and of each of its services; whatever they name in vain is a Problem. */
export function configuredInterfaces(config: Config, services: readonly ServiceDraft[], graph: Graph, index: ProjectIndex): ConfiguredInterfaces {
  const problems: Problem[] = [];
  const packages = new Map<Project, Interface>();
  const globs = new Map<string, string[]>();
  const declare = (project: Project, service: ServiceDraft): void => {
    packages.set(project, { name: project.name, service: asService(service), project, modules: undefined, evidence: [{ reason }] });
  };
  for (const [written, name] of Object.entries(config.interfaces ?? {})) {
    const service = services.find((each) => each.name === name);
    const project = projectNamed(written, index);
    if (service === undefined) problems.push(noSuchService(name, `interfaces.${written}`, services.map((each) => each.name)));
    if (project === undefined) problems.push(noSuchProject(written, 'interfaces', index));
    if (service !== undefined && project !== undefined) declare(project, service);
  }
  for (const [name, value] of Object.entries(config.services ?? {})) {
    const service = services.find((each) => each.name === name);
    if (service === undefined || typeof value !== 'object') continue;
    for (const written of value.interfaces ?? []) {
      const project = projectNamed(written, index);
      if (project !== undefined && project !== service.projects[0]) declare(project, service);
      else if (graph.modules.some(insideOf(service, written))) globs.set(name, [...globs.get(name) ?? [], written]);
      else problems.push(noSuchModule(name, written, graph, index));
    }
  }
  return {
    packages,
    modulesOf: (service) => (globs.get(service.name) ?? []).map((written) => ({
      name: written,
      service,
      project: service.projects[0]!,
      modules: graph.modules.filter((module) => service.projects.includes(module.project) && matching(written)(module)),
      evidence: [{ reason }],
    })),
    problems,
  };
}

/** A stand-in until the service is whole; its name is what links the two. */
function asService({ name, projects, tags, evidence }: ServiceDraft): Service {
  return { kind: 'service', name, projects, tags, evidence };
}

function insideOf(service: ServiceDraft, written: string): (module: Module) => boolean {
  const matches = matching(written);
  return (module) => service.projects.includes(module.project) && matches(module);
}

function matching(written: string): (module: Module) => boolean {
  const pattern = plainDirectory(written);
  const matches = picomatch(pattern, { dot: true });
  return ({ path }) => isWithin(pattern, path) || matches(path);
}

function noSuchModule(service: string, written: string, graph: Graph, index: ProjectIndex): Problem {
  const names = [...index.projects.map(({ name }) => name), ...graph.modules.map(({ path }) => path).filter((path) => path.includes('/'))];
  return problem('no-match', `services.${service}.interfaces in the config names "${written}", which is neither a project nor a module of `
    + `${service}${didYouMean(written, names) || '.'} Give a package, or a glob from the root of the repository.`);
}

import type { Architecture, Evidence, Interface, Library, Service, Unit, Workspace } from '../model/architecture.ts';
import type { Config } from '../model/config.ts';
import type { DeploymentFact } from '../model/facts.ts';
import type { Graph, Module } from '../model/graph.ts';
import type { Inventory, Project } from '../model/inventory.ts';
import { type Problem, problem } from '../model/problem.ts';
import { configuredInterfaces } from './configured-interfaces.ts';
import { judgeContent } from './interface-content.ts';
import { interfaceModules, interfacePackage, siteOf } from './interfaces.ts';
import { libraryEvidence } from './libraries.ts';
import { judgeNesting } from './nesting.ts';
import { type ServiceDraft, overrideServices } from './overrides.ts';
import { createProjectIndex } from './project-index.ts';
import { createSelect } from './selectors.ts';
import { nameServices } from './service-names.ts';
import { findServices } from './services.ts';
import { measureUsage } from './usage.ts';

/**
 * Tells services, interfaces and libraries from projects, imports and deployment facts, each with its evidence. What the
 * config says wins. Every project belongs to exactly one unit.
 */
export function inferArchitecture(
  inventory: Inventory,
  graph: Graph,
  deployments: readonly DeploymentFact[],
  config: Config,
): Architecture {
  const index = createProjectIndex(inventory);
  const usage = measureUsage(graph);
  const deployed = findServices({ deployments, inventory, graph, index, usage });
  const overridden = overrideServices(draftsOf(deployed.services), config, inventory, index);
  const configured = configuredInterfaces(config, overridden.services, graph, index);

  const drafts = overridden.services.filter(({ projects }) => !configured.packages.has(projects[0]!));
  const mains = new Set(drafts.map(({ projects }) => projects[0]!));
  const content = judgeContent(graph, (project) => mains.has(project));
  // Interface packages are looked for before anything is counted to a service's inside.
  const early = drafts.map((draft) => serviceOf(draft, draft.projects));
  const packages = new Map<Project, Interface>();
  for (const project of index.projects) {
    if (mains.has(project) || index.holdsOthers(project)) continue;
    const known = configured.packages.get(project);
    const found = known ?? interfacePackage(project, early, content);
    if (found !== undefined) packages.set(project, found);
  }

  const inside = new Map<Project, Project>();
  const nested = new Map<Project, Evidence>();
  const declared = new Map(drafts.flatMap(({ projects }) => projects.map((project) => [project, projects[0]!] as const)));
  for (const project of index.projects) {
    if (mains.has(project) || packages.has(project)) continue;
    const owner = declared.get(project);
    const nesting = owner === undefined ? judgeNesting(project, mains, index, usage) : { kind: 'inside' as const, service: owner };
    if (nesting?.kind === 'inside') inside.set(project, nesting.service);
    else if (nesting !== undefined) nested.set(project, nesting.evidence);
  }

  const services = drafts.map((draft) => {
    const [main] = draft.projects as [Project];
    return serviceOf(draft, [main, ...index.projects.filter((project) => inside.get(project) === main)]);
  }).sort((a, b) => a.name < b.name ? -1 : 1);
  const units = new Map<Project, Unit>(services.flatMap((service) => service.projects.map((project) => [project, service] as const)));
  const settled = (one: Interface): Interface => ({ ...one, service: services.find(({ name }) => name === one.service?.name) });
  const interfaces = [
    ...[...packages.values()].map(settled),
    ...services.flatMap((service) => [...configured.modulesOf(service), ...interfaceModules(service, graph, content)]),
  ].sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const packageOf = new Map(interfaces.filter(({ modules }) => modules === undefined).map((one) => [one.project, one]));
  const moduleInterfaces = new Map<Module, Interface>();
  for (const one of interfaces) for (const module of one.modules ?? []) if (!moduleInterfaces.has(module)) moduleInterfaces.set(module, one);

  for (const project of index.projects) {
    if (units.has(project)) continue;
    const outweighed = deployed.outweighed.get(project) ?? [];
    units.set(project, index.holdsOthers(project)
      ? workspaceOf(project, outweighed)
      : libraryOf(project, libraryEvidence({ project, interface: packageOf.get(project), outweighed, nested: nested.get(project), usage })));
  }
  const unitOf = (project: Project): Unit => units.get(project) ?? libraryOf(project, []);
  const interfaceOf = (module: Module): Interface | undefined => packageOf.get(module.project) ?? moduleInterfaces.get(module);
  const select = createSelect({ projects: index.projects, services, unitOf, interfaceOf, tags: config.tags ?? {} });
  return {
    graph,
    projects: index.projects,
    services,
    libraries: [...units.values()].filter((unit) => unit.kind === 'library'),
    interfaces,
    unitOf,
    interfaceOf,
    select,
    problems: [...overridden.problems, ...configured.problems, ...(services.length === 0 ? [noServices(index.projects.length)] : [])],
  };
}

function draftsOf(services: ReadonlyMap<Project, readonly Evidence[]>): readonly ServiceDraft[] {
  const names = nameServices([...services.keys()]);
  return [...services].map(([project, evidence]) => ({ name: names.get(project)!, projects: [project], tags: [], evidence, root: undefined }));
}

function serviceOf({ name, tags, evidence }: ServiceDraft, projects: readonly Project[]): Service {
  return { kind: 'service', name, projects, tags: [...new Set([...tags, ...projects.flatMap((project) => project.tags)])].sort(), evidence };
}

function libraryOf(project: Project, evidence: readonly Evidence[]): Library {
  return { kind: 'library', name: project.name, project, tags: project.tags, evidence };
}

function workspaceOf(project: Project, outweighed: readonly Evidence[]): Workspace {
  return { kind: 'workspace', name: project.name, project, tags: project.tags, evidence: [...outweighed, { reason: 'it holds other projects', ...siteOf(project) }] };
}

function noServices(projects: number): Problem {
  return problem('no-services', `None of the ${projects} ${projects === 1 ? 'project' : 'projects'} is known to be deployed, so no service boundary could be checked. `
    + 'Looked for were Dockerfiles, compose files, Kubernetes and Helm workloads, nest-cli and Nx applications, settings of hosts '
    + '(Vercel, Netlify, Fly.io, Railway, Render, Cloudflare, Serverless and others), application frameworks, and start scripts in '
    + 'apps/ or services/. Name the services in the config: { "services": { "orders": "path/to/orders" } }; `mandate init` writes one.');
}

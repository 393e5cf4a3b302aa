import type { Architecture, Interface } from '../model/architecture.ts';
import type { Evidence } from '../model/unit.ts';
import type { Config } from '../model/config.ts';
import type { ConstantOf, DataFact } from '../model/data-facts.ts';
import type { DeploymentFact } from '../model/facts.ts';
import type { Graph, Module } from '../model/graph.ts';
import type { Inventory, Project } from '../model/inventory.ts';
import { type Problem, problem } from '../model/problem.ts';
import { type Units, assignUnits, libraryOf, serviceOf } from './assign-units.ts';
import { type Bindable, bindingsOf } from './bindings.ts';
import { type ConfiguredInterfaces, configuredInterfaces } from './configured-interfaces.ts';
import { type ContentJudge, judgeContent } from './interface-content.ts';
import { interfaceModules, interfacePackage } from './interfaces.ts';
import { type ServiceDraft, overrideServices } from './overrides.ts';
import { type ProjectIndex, projectIndexOf } from './project-index.ts';
import { inferResources } from './resources/infer-resources.ts';
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
  facts: {
    readonly deployments: readonly DeploymentFact[]; readonly data: ReadonlyMap<string, readonly DataFact[]>; readonly constantOf: ConstantOf;
  },
  config: Config,
): Architecture {
  const index = projectIndexOf(inventory);
  const usage = measureUsage(graph);
  const { services: deployed, outweighed } = findServices({ deployments: facts.deployments, inventory, graph, index, usage });
  const overridden = overrideServices(draftsOf(deployed), config, inventory, index);
  const configured = configuredInterfaces(config, overridden.services, graph, index);
  const drafts = overridden.services.filter(({ projects }) => !configured.packages.has(projects[0]!));
  const mains = new Set(drafts.map(({ projects }) => projects[0]!));
  const content = judgeContent(graph, (project) => mains.has(project));
  // Interface packages are looked for before anything is counted to a service's inside.
  const packages = interfacePackages(drafts, configured, content, index);
  const units = assignUnits({ drafts, packages, outweighed, index, usage });
  const interfaces = allInterfaces(units, packages, configured, graph, content);
  const unitOf: Architecture['unitOf'] = (project) => units.of.get(project) ?? libraryOf(project, []);
  const interfaceOf = createInterfaceOf(interfaces);
  const { resources, problems: unread } = inferResources(facts, { graph, index, services: units.services, unitOf }, config);
  return {
    graph,
    projects: index.projects,
    services: units.services,
    libraries: [...units.of.values()].filter((unit) => unit.kind === 'library'),
    interfaces,
    resources,
    unitOf,
    interfaceOf,
    bindingsOf: createBindingsOf(index.projects, units.services, unitOf, graph, config),
    select: createSelect({ projects: index.projects, services: units.services, unitOf, interfaceOf, tags: config.tags ?? {} }),
    problems: [...overridden.problems, ...configured.problems, ...(units.services.length === 0 && graph.modules.length > 0 ? [noServices(index)] : []), ...unread],
  };
}

function createBindingsOf(
  projects: readonly Project[],
  services: Units['services'],
  unitOf: Architecture['unitOf'],
  graph: Graph,
  { tags = {} }: Config,
): Architecture['bindingsOf'] {
  let bindable: Bindable | undefined;
  return (selector) => bindingsOf(selector, bindable ??= {
    path: graph.modules.map(({ path }) => path),
    project: projects.map(({ name }) => name),
    service: services.map(({ name }) => name),
    tag: [...new Set([...Object.keys(tags), ...projects.flatMap((project) => [...project.tags, ...unitOf(project).tags])])],
  });
}

function draftsOf(services: ReadonlyMap<Project, readonly Evidence[]>): readonly ServiceDraft[] {
  const names = nameServices([...services.keys()]);
  return [...services].map(([project, evidence]) => ({ name: names.get(project)!, projects: [project], tags: [], evidence, root: undefined }));
}

function interfacePackages(
  drafts: readonly ServiceDraft[],
  configured: ConfiguredInterfaces,
  content: ContentJudge,
  index: ProjectIndex,
): ReadonlyMap<Project, Interface> {
  const services = drafts.map((draft) => serviceOf(draft, draft.projects));
  const mains = new Set(drafts.map(({ projects }) => projects[0]!));
  const packages = new Map<Project, Interface>();
  for (const project of index.projects) {
    if (mains.has(project)) continue;
    const found = configured.packages.get(project) ?? (index.holdsOthers(project) ? undefined : interfacePackage(project, services, content));
    if (found !== undefined) packages.set(project, found);
  }
  return packages;
}

/** Packages and modules, with the services as they came to be; sorted by name. */
function allInterfaces(
  { services }: Units,
  packages: ReadonlyMap<Project, Interface>,
  configured: ConfiguredInterfaces,
  graph: Graph,
  content: ContentJudge,
): readonly Interface[] {
  const settled = (one: Interface): Interface => ({ ...one, service: services.find(({ name }) => name === one.service?.name) });
  return [
    ...[...packages.values()].map(settled),
    ...services.flatMap((service) => [...configured.modulesOf(service), ...interfaceModules(service, graph, content)]),
  ].sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

function createInterfaceOf(interfaces: readonly Interface[]): (module: Module) => Interface | undefined {
  const packages = new Map(interfaces.filter(({ modules }) => modules === undefined).map((one) => [one.project, one]));
  const modules = new Map<Module, Interface>();
  for (const one of interfaces) for (const module of one.modules ?? []) if (!modules.has(module)) modules.set(module, one);
  return (module) => packages.get(module.project) ?? modules.get(module);
}

function noServices({ projects }: ProjectIndex): Problem {
  const count = projects.length === 1 ? 'The one project is not known' : `None of the ${projects.length} projects is known`;
  return problem('no-services', `${count} to be deployed, so no service boundary could be checked. `
    + 'Looked for were Dockerfiles, compose files, Kubernetes and Helm workloads, nest-cli and Nx applications, settings of hosts '
    + '(Vercel, Netlify, Fly.io, Railway, Render, Cloudflare, Serverless and others), application frameworks, and start scripts in '
    + 'apps/ or services/; what lies among tests, examples and templates does not count. Name the services in the config: '
    + '{ "services": { "orders": "path/to/orders" } }; `mandate init` writes one.');
}

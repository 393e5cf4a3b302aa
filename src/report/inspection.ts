import type { Architecture, Interface } from '../model/architecture.ts';
import type { Evidence } from '../model/unit.ts';
import type { Project } from '../model/inventory.ts';
import type { Problem } from '../model/problem.ts';
import type { Site } from '../model/site.ts';
import { type InspectedResources, inspectResources } from './inspected-resources.ts';

/** What the repository was taken for, and why. Plain JSON. */
export interface Inspection {
  readonly version: 1;
  readonly services: readonly InspectedService[];
  readonly interfaces: readonly InspectedInterface[];
  readonly libraries: readonly InspectedLibrary[];
  readonly resources: InspectedResources;
  readonly problems: readonly Problem[];
}

export interface InspectedProject {
  readonly name: string;
  /** Posix directory from the repository root; '.' is the root itself. */
  readonly root: string;
}

export interface InspectedEvidence {
  readonly reason: string;
  readonly site?: Site;
}

export interface InspectedService {
  readonly name: string;
  readonly projects: readonly InspectedProject[];
  readonly tags: readonly string[];
  readonly evidence: readonly InspectedEvidence[];
}

export interface InspectedInterface {
  readonly name: string;
  /** Null when the interface speaks for no service of the repository. */
  readonly service: string | null;
  readonly project: InspectedProject;
  /** Null when the whole project is the interface. */
  readonly modules: readonly string[] | null;
  readonly evidence: readonly InspectedEvidence[];
}

export interface InspectedLibrary {
  readonly name: string;
  readonly project: InspectedProject;
  readonly tags: readonly string[];
  readonly evidence: readonly InspectedEvidence[];
}

/** The architecture as plain data, in the order it is given. Interface packages are told once, as interfaces. */
export function inspect(architecture: Architecture): Inspection {
  const published = new Set(architecture.interfaces.filter(({ modules }) => modules === undefined).map(({ project }) => project));
  return {
    version: 1,
    services: architecture.services.map(({ name, projects, tags, evidence }) => ({
      name, projects: projects.map(inspectProject), tags, evidence: evidence.map(inspectEvidence),
    })),
    interfaces: architecture.interfaces.map(inspectInterface),
    libraries: architecture.libraries.filter(({ project }) => !published.has(project)).map(({ name, project, tags, evidence }) => ({
      name, project: inspectProject(project), tags, evidence: evidence.map(inspectEvidence),
    })),
    resources: inspectResources(architecture),
    problems: architecture.problems,
  };
}

function inspectInterface({ name, service, project, modules, evidence }: Interface): InspectedInterface {
  return {
    name,
    service: service?.name ?? null,
    project: inspectProject(project),
    modules: modules?.map(({ path }) => path) ?? null,
    evidence: evidence.map(inspectEvidence),
  };
}

function inspectProject({ name, root }: Project): InspectedProject {
  return { name, root: root === '' ? '.' : root };
}

function inspectEvidence({ reason, site }: Evidence): InspectedEvidence {
  return site === undefined ? { reason } : { reason, site };
}

import type { Selector } from './selector.ts';
import type { Graph, Module } from './graph.ts';
import type { Project } from './inventory.ts';
import type { Problem } from './problem.ts';
import type { Resources } from './resources.ts';
import type { Site } from './site.ts';

/** Why something is what the architecture says it is. */
export interface Evidence {
  /** One clause that a person understands: `Dockerfile builds it`, `nest-cli.json says type: application`. */
  readonly reason: string;
  readonly site?: Site;
}

/** A unit that is deployed on its own. */
export interface Service {
  readonly kind: 'service';
  readonly name: string;
  /** The projects whose files are the inside of the service; the first is its main project. */
  readonly projects: readonly Project[];
  readonly tags: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** A project that is not deployed. */
export interface Library {
  readonly kind: 'library';
  readonly name: string;
  readonly project: Project;
  readonly tags: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** The root of a repository that holds other projects: build scripts and settings, judged as neither. */
export interface Workspace {
  readonly kind: 'workspace';
  readonly name: string;
  readonly project: Project;
  readonly tags: readonly string[];
  readonly evidence: readonly Evidence[];
}

export type Unit = Service | Library | Workspace;

/** What a service publishes for others to use: a package of its own, or single modules inside the service. */
export interface Interface {
  readonly name: string;
  /** The service it speaks for; undefined when a contract package names no service of the repository. */
  readonly service: Service | undefined;
  /** The interface package, or the project that holds the modules. */
  readonly project: Project;
  /** Undefined when the whole project is the interface. */
  readonly modules: readonly Module[] | undefined;
  readonly evidence: readonly Evidence[];
}

/** The modules, or packages from outside, that a selector chooses. */
export interface Selection {
  has(module: Module): boolean;
  hasPackage(name: string): boolean;
}

/** Services, interfaces and libraries over the import graph: all that a rule sees. */
export interface Architecture {
  readonly graph: Graph;
  readonly projects: readonly Project[];
  readonly services: readonly Service[];
  readonly libraries: readonly Library[];
  readonly interfaces: readonly Interface[];
  /** Databases, tables and queues, and who owns them. */
  readonly resources: Resources;
  /** The unit a project belongs to. */
  unitOf(project: Project): Unit;
  /** The interface a module is part of, for imports of any kind. */
  interfaceOf(module: Module): Interface | undefined;
  /** What a selector chooses; made once a selector, so ask freely. */
  select(selector: Selector): Selection;
  readonly problems: readonly Problem[];
}

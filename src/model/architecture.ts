import type { Evidence, Library, Service, Unit } from './unit.ts';
import type { Binding } from './placeholders.ts';
import type { Selector } from './selector.ts';
import type { Graph, Module } from './graph.ts';
import type { Project } from './inventory.ts';
import type { Problem } from './problem.ts';
import type { Resources } from './resources.ts';

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
  /** Whether it chooses a package, or what an import of it names: `rxjs/ajax`. */
  hasPackage(name: string, specifier?: string): boolean;
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
  /** Everything that the placeholders of a selector (`<name>`) stand for, each case once, sorted. */
  bindingsOf(selector: Selector): readonly Binding[];
  readonly problems: readonly Problem[];
}

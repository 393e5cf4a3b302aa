import type { Architecture } from '../model/architecture.ts';
import type { Import, Module } from '../model/graph.ts';
import type { Unit } from '../model/unit.ts';
import { isManifest, isShipped } from './module-kind.ts';

/** What is measured: the modules that are shipped, and every import by which one of them depends on a file of the repository. */
export interface Territory {
  /** Sorted by path. Tests, stories, fixtures, scripts and settings are none of them. */
  readonly modules: readonly Module[];
  /** Types count, and so does every other form; a package.json that is read for its version does not. */
  readonly imports: readonly Import[];
}

export function territoryOf({ graph }: Architecture): Territory {
  const modules = graph.modules.filter(isShipped);
  const inside = new Set(modules);
  return { modules, imports: graph.between((module) => inside.has(module), (module) => !isManifest(module)) };
}

/** The unit that answers for a module: a service for what lies inside of it and for what it publishes elsewhere, else the module's own. */
export function unitFor({ unitOf, interfaceOf }: Architecture, module: Module): Unit {
  const unit = unitOf(module.project);
  return unit.kind === 'service' ? unit : interfaceOf(module)?.service ?? unit;
}

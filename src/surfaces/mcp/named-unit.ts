import type { Architecture } from '../../model/architecture.ts';
import type { Module } from '../../model/graph.ts';
import type { Project } from '../../model/inventory.ts';
import { nearestName } from '../../model/nearest-name.ts';
import type { Service, Unit } from '../../model/unit.ts';

/** What a name or the directory of a project stands for: a service with all of its projects, or one project. */
export interface NamedUnit {
  readonly name: string;
  readonly unit: Unit;
  readonly projects: readonly Project[];
}

/** The service or project of this name or directory; a service goes before a project. */
export function namedUnit(architecture: Architecture, name: string): NamedUnit | undefined {
  const unit = [...architecture.services, ...architecture.libraries].find((one) => one.name === name);
  if (unit !== undefined) return { name, unit, projects: unit.kind === 'service' ? unit.projects : [unit.project] };
  const directory = name.replace(/^\.\//, '').replace(/\/+$/, '');
  const project = architecture.projects.find((one) => one.name === name || (directory !== '' && one.root === directory));
  return project && { name: project.name, unit: architecture.unitOf(project), projects: [project] };
}

/** The service of a name, or of a project that is part of it. */
export function namedService(architecture: Architecture, name: string): Service | undefined {
  const unit = namedUnit(architecture, name)?.unit;
  return unit?.kind === 'service' ? unit : undefined;
}

/** Every name that may stand for a unit; sorted. */
export function unitNames({ services, libraries, projects }: Architecture): readonly string[] {
  return [...new Set([...services, ...libraries, ...projects].map(({ name }) => name))].sort();
}

/** The name that was probably meant, a part of a name counting too. */
export function nearNames(name: string, all: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  const parts = wanted.length < 3 ? [] : all.filter((one) => one.toLowerCase().includes(wanted) || (one.length > 2 && wanted.includes(one.toLowerCase())));
  const nearest = nearestName(name, all);
  return [...new Set([...(nearest === undefined ? [] : [nearest]), ...parts])].slice(0, 5);
}

/** A file that stands for the inside of a unit: the first one that is shipped and code, of its main project if that has one. */
export function representative({ graph }: Architecture, { projects }: NamedUnit): Module | undefined {
  for (const project of projects) {
    const found = graph.modules.find((module) => module.project === project && module.role === 'shipped' && isCodePath(module.path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a path is named like a file that holds imports. */
export function isCodePath(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
}

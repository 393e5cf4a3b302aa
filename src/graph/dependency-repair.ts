import type { Architecture } from '../model/architecture.ts';
import type { Module } from '../model/graph.ts';
import type { Manifest, Project } from '../model/inventory.ts';
import { onceFor } from '../model/once-for.ts';
import type { DependencyRepair } from '../model/repair.ts';
import { declarationLookup, declaredRange } from './declarations.ts';
import { rangeFor } from './dependency-range.ts';
import { isShipped } from './module-kind.ts';

/**
 * The entry that a manifest lacks for a package; undefined when no range can be told, or when two packages would come to
 * depend on each other in a circle.
 */
export function dependencyRepair(
  architecture: Architecture, manifest: Manifest, name: string, target: Project | undefined, section: DependencyRepair['section'],
): DependencyRepair | undefined {
  const range = rangeFor(architecture, name, target, manifest);
  if (range === undefined || (target !== undefined && dependsOn(architecture.projects, target.manifest, manifest))) return undefined;
  return { manifest: manifest.file, section, package: name, range };
}

/** What a manifest must declare before a module may import this package of the repository: nothing, an entry, or `impossible`. */
export function neededFor(architecture: Architecture): (from: Module, target: Project, specifier: string) => DependencyRepair | 'nothing' | 'impossible' {
  const declarationOf = declarationLookup(architecture);
  return (from, target, specifier) => {
    const name = target.manifest?.name;
    // What goes by an alias is declared by it, and Nx reads the edges between its projects from the imports.
    if (name === undefined || (specifier !== name && !specifier.startsWith(`${name}/`))) return 'nothing';
    if (from.project.declaredBy.includes('project.json')) return 'nothing';
    const declaration = declarationOf(from.project, name);
    if (declaration === undefined || declaration.own || (declaration.above && !isShipped(from))) return 'nothing';
    const section = isShipped(from) ? 'dependencies' : 'devDependencies';
    return dependencyRepair(architecture, declaration.manifest, name, target, section) ?? 'impossible';
  };
}

/** Whether a package depends on another, directly or through packages of the repository. */
function dependsOn(projects: readonly Project[], start: Manifest | undefined, goal: Manifest): boolean {
  return start !== undefined && reachedIn(projects)(start).has(goal);
}

/** Manifests stay as long as their projects do. */
const reachedIn = onceFor((projects: readonly Project[]) => onceFor((start: Manifest) => reachedFrom(projects, start)));

function reachedFrom(projects: readonly Project[], start: Manifest): ReadonlySet<Manifest> {
  const byName = new Map(projects.flatMap(({ manifest }) => manifest?.name === undefined ? [] : [[manifest.name, manifest] as const]));
  const seen = new Set([start]);
  for (const manifest of seen) for (const [name, other] of byName) if (declaredRange(manifest, name) !== undefined) seen.add(other);
  return seen;
}

import type { Graph, Import, Module, PackageImport } from '../../model/graph.ts';
import type { Subject } from './architecture.ts';
import type { Targets } from './targets.ts';

/** One import after the other; the last one may leave the repository. */
export type Way = readonly (Import | PackageImport)[];

/** Imports by which a subject leaves itself, as ways of one step. Packages from outside are among them. */
export function departures(subject: Subject): Way[] {
  const { graph } = subject.of.model;
  const inside = subject.modules.flatMap((module) => graph.importsOf(module)).filter(({ to }) => !subject.has(to));
  const outside = graph.packageImports.filter(({ from }) => subject.has(from));
  return [...inside, ...outside].map((one) => [one]);
}

/**
 * The shortest way from a subject to each module and package that it reaches outside of itself, in the order of their
 * length. Beyond a module that `stops` accepts nothing is looked for.
 */
export function reached(subject: Subject, stops: (module: Module) => boolean): Way[] {
  const { graph } = subject.of.model;
  const packages = byImporter(graph);
  const came = new Map<Module, Import | undefined>(subject.modules.map((module) => [module, undefined]));
  const seen = new Set<string>();
  const queue = [...subject.modules];
  const ways: Way[] = [];
  for (const module of queue) {
    if (!subject.has(module)) {
      ways.push(wayTo(module, came));
      if (stops(module)) continue;
    }
    for (const one of packages.get(module) ?? []) {
      if (seen.has(one.package)) continue;
      seen.add(one.package);
      ways.push([...wayTo(module, came), one]);
    }
    for (const one of graph.importsOf(module)) {
      if (came.has(one.to)) continue;
      came.set(one.to, one);
      queue.push(one.to);
    }
  }
  return ways;
}

/** Whether the far end of a way is among the targets. */
export function leadsTo(targets: Targets, way: Way): boolean {
  const last = way.at(-1)!;
  return 'to' in last ? targets.has(last.to) : targets.hasPackage(last.package);
}

/** Every step with its place. */
export function wayText(way: Way): string {
  return way.map((one, index) => {
    const { file, line, column } = one.site;
    return `  ${'  '.repeat(index)}${file}:${line}:${column} imports ${'to' in one ? one.to.path : one.package}`;
  }).join('\n');
}

function wayTo(module: Module, came: ReadonlyMap<Module, Import | undefined>): Import[] {
  const way: Import[] = [];
  for (let step = came.get(module); step !== undefined; step = came.get(step.from)) way.push(step);
  return way.reverse();
}

function byImporter({ packageImports }: Graph): ReadonlyMap<Module, readonly PackageImport[]> {
  const groups = new Map<Module, PackageImport[]>();
  for (const one of packageImports) {
    const group = groups.get(one.from);
    if (group === undefined) groups.set(one.from, [one]);
    else group.push(one);
  }
  return groups;
}

import { posix } from 'node:path';
import type { Feature, Module, Planted, Project } from './plan.ts';
import { exported, published } from './published.ts';
import { relativeSpecifier } from './specifiers.ts';
import type { Random } from '../random.ts';

/**
 * Adds what the rest of the plan cannot hold by construction: cycles and broken rules.
 * Each cycle stays within modules planned next to each other, so that no two of them melt into one component.
 */
export function plant(projects: readonly Project[], random: Random): Planted {
  const some = Math.max(2, Math.round(projects.length / 20));
  const pairs = neighbours(projects.filter((it) => it.kind === 'library')).slice(0, some);
  const rest = projects.filter((it) => !pairs.flat().includes(it));
  for (const pair of pairs) plantWorkspaceCycle(pair);
  const fromSource = pairs.filter((pair) => pair.every((it) => it.published === 'source')).length;
  return {
    workspaceCycles: fromSource,
    unbuiltCycles: pairs.length - fromSource,
    ...plantModuleCycles(rest, some),
    ...plantViolations(projects, some, random),
  };
}

/** Neighbouring libraries, two by two; the later one uses the earlier one. */
function neighbours(libraries: readonly Project[]): [Project, Project][] {
  return libraries.flatMap((it, n): [Project, Project][] => {
    const before = libraries[n - 1];
    return n % 2 === 1 && before !== undefined && it.uses.includes(before) ? [[before, it]] : [];
  });
}

function plantWorkspaceCycle([earlier, later]: readonly [Project, Project]): void {
  link(first(later), earlier.name, first(earlier));
  link(first(earlier), later.name, first(later));
  earlier.uses.push(later);
}

function plantModuleCycles(projects: readonly Project[], some: number): Pick<Planted, 'cycles' | 'typeCycles'> {
  const places = projects.flatMap((project) => project.features.slice(0, 1).map((feature) => ({ project, feature })));
  const wide = places.filter(({ feature }) => published(feature).length > 2).slice(0, 3 * some);
  wide.forEach(({ project, feature }, n) => closeCycle(project, feature, n % 3 === 2));
  const typeCycles = Math.floor(wide.length / 3);
  return { cycles: wide.length - typeCycles, typeCycles };
}

function closeCycle(project: Project, feature: Feature, typeOnly: boolean): void {
  const [early, , late] = published(feature);
  if (early === undefined || late === undefined) throw new Error('a cycle needs three modules');
  link(late, relativeSpecifier(late.path, early.path, project.suffix), early);
  const specifier = relativeSpecifier(early.path, late.path, project.suffix);
  if (typeOnly) early.imports.push({ specifier, form: 'type', name: late.ident });
  else link(early, specifier, late);
}

function plantViolations(
  projects: readonly Project[], some: number, random: Random,
): Pick<Planted, 'crossServiceImports' | 'deepImports' | 'libraryToService'> {
  const services = projects.filter((it) => it.kind === 'service');
  const libraries = projects.filter((it) => it.kind === 'library');
  const closed = libraries.slice(0, -1).filter((it) => !it.subpaths);
  const admin = projects.at(-1);
  if (admin === undefined) throw new Error('a monorepo has projects');
  for (let n = 0; n < some; n++) {
    const at = 1 + (n % (services.length - 1));
    reachInto(nth(services, at), nth(services, random.below(at)));
    reachInto(nth(services, n % services.length), nth(closed, n % closed.length));
    reachInto(admin, nth(services, n % services.length));
  }
  return { crossServiceImports: some, deepImports: some, libraryToService: some };
}

/** A relative path out of one project into the inside of another: what a tired engineer's editor offers. */
function reachInto(from: Project, to: Project): void {
  const source = from.features.flatMap(published).find((it) => !it.imports.some((one) => one.specifier.includes('../../../..')));
  const target = to.features.flatMap(published).at(-1);
  if (source === undefined || target === undefined) return;
  const path = posix.relative(posix.join(from.dir, posix.dirname(source.path)), posix.join(to.dir, target.path));
  link(source, path.replace(/\.tsx?$/, from.suffix), target);
}

function link(from: Module, specifier: string, to: Module): void {
  const name = exported(to);
  const taken = from.imports.findIndex((it) => it.name === name);
  if (taken !== -1) from.imports.splice(taken, 1);
  from.imports.push({ specifier, form: 'value', name });
}

function first(project: Project): Module {
  const module = project.features.flatMap(published)[0];
  if (module === undefined) throw new Error(`${project.name} publishes nothing`);
  return module;
}

function nth(projects: readonly Project[], n: number): Project {
  const project = projects[n];
  if (project === undefined) throw new Error(`no project ${n}`);
  return project;
}

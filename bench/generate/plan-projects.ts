import type { Project, ProjectKind } from './plan.ts';
import type { Random } from '../random.ts';
import { range } from './range.ts';
import { LIBRARIES, NOUNS, numbered } from './words.ts';

export type ProjectBudget = { readonly project: Project; readonly files: number };

/**
 * Several dozen to hundreds of projects: libraries first, then contracts, then services, then one kit for
 * administrators that nobody uses. A project uses only what stands before it, so that no cycle is accidental.
 */
export function planProjects(files: number, random: Random): ProjectBudget[] {
  const count = Math.max(9, Math.round(1.25 * Math.sqrt(files)));
  const services = Math.max(2, Math.round(count * 0.3));
  const libraries = planLibraries(Math.max(4, count - 2 * services - 1), random);
  const contracts = range(services).map((n) => planContracts(n, libraries, random));
  const apps = range(services).map((n) => planService(n, contracts, libraries, random));
  const admin = project('library', 'admin-kit', 'packages/admin-kit', random, [...apps.slice(0, 4)]);
  return share(files, [...libraries, ...contracts, ...apps, admin], random);
}

function planLibraries(count: number, random: Random): Project[] {
  const planned: Project[] = [];
  for (const n of range(count)) {
    const before = planned.at(-1);
    const uses = pickSome(planned, 3, random);
    // The next-door library is always used: workspace cycles are planted between neighbours.
    if (before !== undefined && !uses.includes(before)) uses.push(before);
    const name = numbered(LIBRARIES, n);
    planned.push(project('library', name, `packages/${name}`, random, uses));
  }
  return planned;
}

function planContracts(n: number, libraries: readonly Project[], random: Random): Project {
  const name = `${numbered(NOUNS, n)}-contracts`;
  return project('contracts', name, `contracts/${name}`, random, pickSome(libraries.slice(0, 5), 2, random));
}

function planService(n: number, contracts: readonly Project[], libraries: readonly Project[], random: Random): Project {
  const own = contracts.slice(n, n + 1);
  const others = pickSome(contracts.slice(0, n), 3, random);
  const name = numbered(NOUNS, n);
  return project('service', name, `apps/${name}`, random, [...own, ...others, ...pickSome(libraries, 6, random)]);
}

function project(kind: ProjectKind, name: string, dir: string, random: Random, uses: Project[]): Project {
  return {
    kind,
    name: `@acme/${name}`,
    dir,
    web: kind !== 'contracts' && random.chance(0.35),
    suffix: random.chance(0.4) ? '.js' : '',
    published: random.chance(0.5) ? 'source' : 'dist',
    subpaths: kind === 'library' && random.chance(0.5),
    uses,
    features: [],
    modules: [],
  };
}

const SHARES: Record<ProjectKind, { weight: number; least: number }> = {
  service: { weight: 2.4, least: 8 },
  contracts: { weight: 0.25, least: 4 },
  library: { weight: 1, least: 6 },
};

/** Shares out the files so that they sum up exactly. */
function share(files: number, projects: readonly Project[], random: Random): ProjectBudget[] {
  const weights = projects.map((it) => SHARES[it.kind].weight * random.logNormal(1, 0.5));
  const least = projects.reduce((sum, it) => sum + SHARES[it.kind].least, 0);
  if (files < least) throw new Error(`${files} files are too few for ${projects.length} projects: ask for ${least} or more`);
  const all = weights.reduce((sum, it) => sum + it, 0);
  const budgets = projects.map((it, n) => SHARES[it.kind].least + Math.floor(((files - least) * (weights[n] ?? 0)) / all));
  const rest = files - budgets.reduce((sum, it) => sum + it, 0);
  return projects.map((it, n) => ({ project: it, files: (budgets[n] ?? 0) + (n < rest ? 1 : 0) }));
}

function pickSome<T>(items: readonly T[], most: number, random: Random): T[] {
  const picked = new Set<T>();
  if (items.length > 0) for (const _ of range(1 + random.below(most))) picked.add(random.pick(items));
  return [...picked];
}

import { posix } from 'node:path';
import type { Plan, Project } from './plan.ts';

export type PlanGraph = {
  /** From each file to the files it imports, by path from the root. */
  readonly edges: ReadonlyMap<string, readonly string[]>;
  /** Internal imports that lead nowhere: a fault of the generator. */
  readonly unresolved: readonly string[];
};

/** The import graph that a plan stands for, resolved by the plan's own layout alone: the oracle of the generator's tests. */
export function planGraph({ projects }: Plan): PlanGraph {
  const files = new Set(projects.flatMap((project) => project.modules.map((it) => posix.join(project.dir, it.path))));
  const edges = new Map<string, string[]>();
  const unresolved: string[] = [];
  for (const project of projects) {
    for (const module of project.modules) {
      const from = posix.join(project.dir, module.path);
      const targets: string[] = [];
      for (const { specifier } of module.imports) {
        const base = internalBase(specifier, from, project, projects);
        if (base === undefined) continue;
        const target = candidates(base).find((it) => files.has(it));
        if (target === undefined) unresolved.push(`${from}: ${specifier}`);
        else targets.push(target);
      }
      edges.set(from, targets);
    }
  }
  return { edges, unresolved };
}

function internalBase(specifier: string, from: string, project: Project, projects: readonly Project[]): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  if (specifier.startsWith('@/')) return posix.join(project.dir, 'src', specifier.slice(2));
  const used = projects.find((it) => specifier === it.name || specifier.startsWith(`${it.name}/`));
  return used === undefined ? undefined : posix.join(used.dir, 'src', specifier.slice(used.name.length + 1));
}

function candidates(base: string): string[] {
  const stem = base.replace(/\.js$/, '');
  return [base, `${stem}.ts`, `${stem}.tsx`, `${stem}/index.ts`];
}

/** How many strongly connected components have more than one file. */
export function stronglyConnected(edges: ReadonlyMap<string, readonly string[]>): number {
  const back = new Map<string, string[]>();
  for (const [from, targets] of edges) for (const to of targets) back.set(to, [...(back.get(to) ?? []), from]);
  const seen = new Set<string>();
  const components = finishOrder(edges).reverse().map((root) => visit(root, back, seen).length);
  return components.filter((size) => size > 1).length;
}

function finishOrder(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>();
  return [...edges.keys()].flatMap((root) => visit(root, edges, seen));
}

/** Depth first, in the order in which nodes are left. */
function visit(root: string, edges: ReadonlyMap<string, readonly string[]>, seen: Set<string>): string[] {
  if (seen.has(root)) return [];
  const left: string[] = [];
  const open = [{ node: root, next: 0 }];
  seen.add(root);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const target = edges.get(top.node)?.[top.next++];
    if (target === undefined) {
      left.push(top.node);
      open.pop();
    } else if (!seen.has(target)) {
      seen.add(target);
      open.push({ node: target, next: 0 });
    }
  }
  return left;
}

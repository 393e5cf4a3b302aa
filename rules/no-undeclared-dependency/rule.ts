import type { Architecture } from '../../src/model/architecture.ts';
import type { Import, Module, PackageImport } from '../../src/model/graph.ts';
import type { Manifest, Project } from '../../src/model/inventory.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { isShipped, projectName } from '../../src/model/wording.ts';

export const noUndeclaredDependency = defineRule({
  ...noOptions,
  id: 'no-undeclared-dependency',
  summary: 'A project declares in its manifest every package it imports.',
  clause: 6,
  severity: 'warn',
  *check(architecture) {
    const manifests = manifestLookup(architecture.projects);
    const undeclared = new Map<Project, Map<string, PackageUse[]>>();
    for (const use of packageUses(architecture)) {
      const { own, shared } = manifests(use.from.project);
      if (own === undefined || isDeclared(use, own) || shared.some((manifest) => isDeclared(use, manifest))) continue;
      // Tests and scripts run in the repository, where the root's tools are at hand.
      if (!isShipped(use.from) && manifests(use.from.project).above.some((manifest) => isDeclared(use, manifest))) continue;
      group(group(undeclared, use.from.project, () => new Map<string, PackageUse[]>()), use.package, () => []).push(use);
    }
    for (const [project, packages] of undeclared) for (const [name, uses] of packages) {
      const local = architecture.projects.find(({ manifest }) => manifest?.name === name);
      yield {
        explanation: explain(architecture.projects, project, manifests(project).own!, name, uses),
        from: { unit: architecture.unitOf(project), project },
        to: local === undefined ? { symbol: name } : { unit: architecture.unitOf(local), project: local, symbol: name },
        sites: uses.map(({ site }) => site),
      };
    }
  },
});

type PackageUse = PackageImport | (Import & { readonly package: string });

/** Imports by package name: of packages from outside, and of projects of the repository when named as packages. */
function* packageUses({ graph }: Architecture): Iterable<PackageUse> {
  for (const one of graph.packageImports) if (counts(one)) yield one;
  for (const one of graph.crossings) {
    const name = one.to.project.manifest?.name;
    if (name === undefined || !counts(one)) continue;
    if (one.specifier === name || one.specifier.startsWith(`${name}/`)) yield { ...one, package: name };
  }
}

/** Mocks, augmentations and references load nothing; a declaration file is not run. */
function counts({ kind, from }: PackageUse | Import): boolean {
  return kind !== 'mock' && kind !== 'augment' && kind !== 'reference' && !/\.d\.[cm]?ts$/.test(from.path) && from.role !== 'generated';
}

interface Manifests {
  /** The manifest that governs a project: its own, or the nearest above. */
  readonly own: Manifest | undefined;
  /** Manifests whose dependencies are the project's too: those above an Nx project, which share one version of all. */
  readonly shared: readonly Manifest[];
  readonly above: readonly Manifest[];
}

function manifestLookup(projects: readonly Project[]): (project: Project) => Manifests {
  const byRoot = new Map(projects.map((project) => [project.root, project]));
  const known = new Map<Project, Manifests>();
  const find = (project: Project): Manifests => {
    const [own, ...above] = ancestors(project.root).flatMap((root) => byRoot.get(root)?.manifest ?? []);
    return { own, above, shared: project.declaredBy.includes('project.json') ? above : [] };
  };
  return (project) => group(known, project, () => find(project));
}

function ancestors(root: string): string[] {
  if (root === '') return [''];
  const cut = root.lastIndexOf('/');
  return [root, ...ancestors(cut < 0 ? '' : root.slice(0, cut))];
}

function isDeclared(use: PackageUse, manifest: Manifest): boolean {
  const declares = (name: string): boolean => (
    Object.hasOwn(manifest.dependencies, name) || Object.hasOwn(manifest.devDependencies, name)
      || Object.hasOwn(manifest.peerDependencies, name) || Object.hasOwn(manifest.optionalDependencies, name)
  );
  return manifest.name === use.package || declares(use.package) || (use.typeOnly && declares(typesPackage(use.package)));
}

/** Where DefinitelyTyped keeps the types of a package. */
function typesPackage(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}

function explain(projects: readonly Project[], project: Project, manifest: Manifest, name: string, uses: readonly PackageUse[]): Explanation {
  const local = projects.find((one) => one.manifest?.name === name);
  const section = uses.some(({ from }) => isShipped(from)) ? 'dependencies' : 'devDependencies';
  return {
    what: `${projectName(project)} imports ${name}, which ${manifest.file} does not declare`,
    why: local !== undefined
      ? 'build order, change detection and deployment do not know of this edge'
      : 'it resolves by luck of hoisting, in whatever version another project asked for',
    fix: `add "${name}": "${local !== undefined ? 'workspace:*' : usualRange(projects, name)}" to "${section}" of ${manifest.file}`,
  };
}

/** The range that most manifests of the repository give this package. */
function usualRange(projects: readonly Project[], name: string): string {
  const counts = new Map<string, number>();
  for (const { manifest } of projects) {
    const range = manifest?.dependencies[name] ?? manifest?.devDependencies[name] ?? manifest?.peerDependencies[name];
    if (range !== undefined) counts.set(range, (counts.get(range) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best?.[0] ?? '…';
}

function group<Key, Value>(groups: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = groups.get(key);
  if (value === undefined) groups.set(key, (value = make()));
  return value;
}

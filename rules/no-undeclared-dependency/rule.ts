import { isShipped } from '../../src/graph/module-kind.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Import, PackageImport } from '../../src/model/graph.ts';
import type { Manifest, Project } from '../../src/model/inventory.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { unitName } from '../../src/model/wording.ts';
import { manifestLookup } from './manifests.ts';
import { declares, rangeElsewhere } from './declarations.ts';

export const noUndeclaredDependency = defineRule({
  ...noOptions,
  id: 'no-undeclared-dependency',
  summary: 'A project declares in its manifest every package it imports.',
  clause: 2,
  severity: 'warn',
  *check(architecture) {
    const manifestsOf = manifestLookup(architecture.projects);
    for (const uses of byProjectAndPackage(packageUses(architecture))) {
      const [{ from: { project }, package: name, target }] = uses as [PackageUse];
      const { own, above, shared } = manifestsOf(project);
      const undeclared = uses.filter((use) => own !== undefined && !isDeclared(use, [own, ...shared])
        // Tests and scripts run in the repository, where the root's tools are at hand.
        && (isShipped(use.from) || !isDeclared(use, above)));
      if (own === undefined || undeclared.length === 0) continue;
      yield {
        explanation: explain(architecture, own, undeclared),
        from: { unit: architecture.unitOf(project), project },
        to: target === undefined ? { symbol: name } : { unit: architecture.unitOf(target), project: target, symbol: name },
        sites: undeclared.map(({ site }) => site),
      };
    }
  },
});

type PackageUse = (PackageImport | Import) & {
  /** The name a manifest would have to declare. */
  readonly package: string;
  /** The project of the repository behind the name, if it is one. */
  readonly target: Project | undefined;
};

/** Imports by package name: of packages from outside, and of projects of the repository when named as packages. */
function* packageUses({ graph }: Architecture): Iterable<PackageUse> {
  for (const one of graph.packageImports) if (counts(one)) yield { ...one, target: undefined };
  for (const one of graph.crossings) {
    const name = one.to.project.manifest?.name;
    if (name === undefined || !counts(one)) continue;
    if (one.specifier === name || one.specifier.startsWith(`${name}/`)) yield { ...one, package: name, target: one.to.project };
  }
}

/** Mocks, augmentations and references load nothing; a declaration file is not run, and a generated one not written. */
function counts({ kind, from }: PackageImport | Import): boolean {
  return kind !== 'mock' && kind !== 'augment' && kind !== 'reference' && from.role !== 'generated' && !/\.d\.[cm]?ts$/.test(from.path);
}

function byProjectAndPackage(uses: Iterable<PackageUse>): PackageUse[][] {
  const groups = new Map<Project, Map<string, PackageUse[]>>();
  for (const use of uses) {
    const packages = groups.get(use.from.project) ?? new Map<string, PackageUse[]>();
    groups.set(use.from.project, packages);
    const known = packages.get(use.package);
    if (known === undefined) packages.set(use.package, [use]);
    else known.push(use);
  }
  return [...groups.values()].flatMap((packages) => [...packages.values()]);
}

function isDeclared(use: PackageUse, manifests: readonly Manifest[]): boolean {
  return manifests.some((manifest) => (
    manifest.name === use.package || declares(manifest, use.package)
      || (use.typeOnly && declares(manifest, typesPackage(use.package)))
  ));
}

/** Where DefinitelyTyped keeps the types of a package. */
function typesPackage(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}

function explain({ projects, unitOf }: Architecture, { file }: Manifest, uses: readonly PackageUse[]): Explanation {
  const [{ from: { project }, package: name, target }] = uses as [PackageUse];
  const section = uses.some(({ from }) => isShipped(from)) ? 'dependencies' : 'devDependencies';
  const range = rangeElsewhere(projects, name);
  return {
    what: `${unitName(unitOf(project))} imports ${name}, which ${file} does not declare`,
    why: target === undefined
      ? 'it resolves by luck of hoisting, in whatever version another project asked for'
      : 'build order, change detection and deployment do not know of this edge',
    fix: `add "${name}"${range === undefined ? '' : `: "${range}"`} to "${section}" in ${file}`,
  };
}

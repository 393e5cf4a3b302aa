import { type Declaration, declarationLookup } from '../../src/graph/declarations.ts';
import { rangeFor } from '../../src/graph/dependency-range.ts';
import { dependencyRepair } from '../../src/graph/dependency-repair.ts';
import { isManifest, isShipped } from '../../src/graph/module-kind.ts';
import { isPublished } from '../../src/graph/published-names.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Import, PackageImport } from '../../src/model/graph.ts';
import type { Project } from '../../src/model/inventory.ts';
import type { Repair } from '../../src/model/repair.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { unitName } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noUndeclaredDependency = defineRule({
  ...noOptions,
  id: 'no-undeclared-dependency',
  summary: 'A project declares in its manifest every package it imports.',
  clause: 2,
  severity: 'warn',
  plant,
  *check(architecture) {
    for (const uses of byProjectAndPackage(undeclaredUses(architecture))) {
      const [{ one: { from: { project } }, name, target }] = uses as [Use];
      const repair = repairOf(architecture, uses);
      yield {
        explanation: explain(architecture, uses),
        ...(repair === undefined ? {} : { repair }),
        from: { unit: architecture.unitOf(project), project },
        to: target === undefined ? { symbol: name } : { unit: architecture.unitOf(target), project: target, symbol: name },
        sites: uses.map(({ one }) => one.site),
      };
    }
  },
});

/** An import that names a package which no manifest in charge declares. */
interface Use {
  readonly one: Import | PackageImport;
  /** The name a manifest would have to declare. */
  readonly name: string;
  /** The project of the repository behind the name, if it is one. */
  readonly target: Project | undefined;
  readonly declaration: Declaration;
}

function* undeclaredUses(architecture: Architecture): Iterable<Use> {
  const { graph } = architecture;
  const declarationOf = declarationLookup(architecture);
  const judge = (one: Import | PackageImport, name: string, target: Project | undefined): Use | undefined => {
    const declaration = declarationOf(one.from.project, name);
    if (declaration === undefined || satisfies(declaration, one) || !counts(one)) return undefined;
    const types = mayBeTypes(one) ? declarationOf(one.from.project, typesPackage(name)) : undefined;
    return types !== undefined && satisfies(types, one) ? undefined : { one, name, target, declaration };
  };
  for (const one of graph.packageImports) {
    const use = judge(one, one.package, undefined);
    if (use !== undefined) yield use;
  }
  for (const one of graph.crossings) {
    const name = one.to.project.manifest?.name;
    if (name === undefined || !goesBy(one.specifier, name)) continue;
    // Nx reads the edges between its projects from the imports.
    if (one.from.project.declaredBy.includes('project.json') || reachesInside(architecture, one)) continue;
    const use = judge(one, name, one.to.project);
    if (use !== undefined) yield use;
  }
}

/** Whether a specifier is the name of a package, or a subpath of it. */
function goesBy(specifier: string, name: string): boolean {
  return specifier.startsWith(name) && (specifier.length === name.length || specifier[name.length] === '/');
}

/** Whether an import must go rather than be declared: it leads from elsewhere into what a service keeps to itself. */
function reachesInside({ graph, unitOf, interfaceOf }: Architecture, { from, to, typeOnly }: Import): boolean {
  const [consumer, owner] = [unitOf(from.project), unitOf(to.project)];
  // What the other rules let tests of a library and the workspace do is still to be declared.
  const judged = consumer.kind === 'service' || (consumer.kind === 'library' && isShipped(from));
  if (!judged || owner.kind !== 'service' || owner === consumer) return false;
  return interfaceOf(to) === undefined && !isManifest(to) && !(typeOnly && isPublished(graph, to));
}

/** Tests and scripts run in the repository, where the root's tools are at hand. */
function satisfies({ own, above }: Declaration, { from }: Import | PackageImport): boolean {
  return own || (above && !isShipped(from));
}

/** Mocks, augmentations and references load nothing; a declaration file is not run. */
function counts({ kind, from }: PackageImport | Import): boolean {
  return kind !== 'mock' && kind !== 'augment' && kind !== 'reference' && !/\.d\.[cm]?ts$/.test(from.path);
}

/** Names taken in TypeScript may be types, though no word says so; a default or a side effect is none. */
function mayBeTypes({ kind, typeOnly, names, from }: Import | PackageImport): boolean {
  return typeOnly || (kind === 'import' && names.length > 0 && !names.includes('default') && !/\.[cm]?jsx?$/.test(from.path));
}

/** Where DefinitelyTyped keeps the types of a package. */
function typesPackage(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}

function byProjectAndPackage(uses: Iterable<Use>): Use[][] {
  const groups = new Map<Project, Map<string, Use[]>>();
  for (const use of uses) {
    const { project } = use.one.from;
    const packages = groups.get(project) ?? new Map<string, Use[]>();
    groups.set(project, packages);
    const known = packages.get(use.name);
    if (known === undefined) packages.set(use.name, [use]);
    else known.push(use);
  }
  return [...groups.values()].flatMap((packages) => [...packages.values()]);
}

function repairOf(architecture: Architecture, uses: readonly Use[]): Repair | undefined {
  const [{ name, target, declaration: { manifest } }] = uses as [Use];
  const dependency = dependencyRepair(architecture, manifest, name, target, sectionFor(uses));
  return dependency && { complete: true, imports: [], dependencies: [dependency] };
}

/** What tests and scripts alone need is not deployed. */
function sectionFor(uses: readonly Use[]): 'dependencies' | 'devDependencies' {
  return uses.some(({ one }) => isShipped(one.from)) ? 'dependencies' : 'devDependencies';
}

function explain(architecture: Architecture, uses: readonly Use[]): Explanation {
  const { unitOf } = architecture;
  const [{ one: { from: { project } }, name, target, declaration: { manifest } }] = uses as [Use];
  const { file } = manifest;
  const section = sectionFor(uses);
  const range = rangeFor(architecture, name, target, manifest);
  return {
    what: `${unitName(unitOf(project))} imports ${name}, which ${file} does not declare`,
    why: target === undefined
      ? 'it resolves by luck of hoisting, in whatever version another project asked for'
      : 'build order, change detection and deployment do not know of this edge',
    fix: `add "${name}"${range === undefined ? '' : `: "${range}"`} to "${section}" in ${file}`,
  };
}

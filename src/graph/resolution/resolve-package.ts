import type { Inventory, Project } from '../../model/inventory.ts';
import { type DependencyTarget, declaredTarget } from './dependency-target.ts';
import type { PackageLookup } from './package-lookup.ts';
import type { PathLookup } from './path-lookup.ts';
import { isBuiltinName } from './platform-modules.ts';
import { joinPath } from './posix-path.ts';
import type { Package, ProjectIndex } from './project-index.ts';
import { builtin, type Resolution, type Verdict } from './resolution.ts';
import type { Scope } from './scope.ts';
import { satisfies } from './version-range.ts';

/** Resolves names of packages as one project sees them. */
export interface PackageResolution {
  /** `subpath` is '.' or './x'; `alias` says where a matching tsconfig alias leads, when nothing is there. */
  resolve(scope: Scope, name: string, subpath: string, specifier: string, alias?: string): Resolution;
  external(name: string): Verdict;
  /** The package that brings the types of `/// <reference types="x" />`: x itself, or the declared @types/x. */
  typesOf(scope: Scope, name: string): Verdict;
}

interface Lookups {
  readonly projects: ProjectIndex;
  readonly packages: PackageLookup;
  readonly paths: PathLookup;
}

export function createPackageResolution(inventory: Inventory, { projects, packages, paths }: Lookups): PackageResolution {
  const externals = new Map<string, Verdict>();
  const external = (name: string): Verdict => {
    let known = externals.get(name);
    if (known === undefined) externals.set(name, (known = { kind: 'package', name }));
    return known;
  };

  function enter(project: Package, scope: Scope, subpath: string, specifier: string): Resolution {
    const { file, expected } = packages.entry(project, subpath, scope.options);
    if (file >= 0) return file;
    const verdict = paths.missing(expected ?? project.root, specifier);
    if (verdict.kind !== 'unresolved') return verdict;
    const where = expected === undefined || expected === project.root ? '' : ` (${expected})`;
    return {
      kind: 'unresolved',
      reason: `'${specifier}' names ${subpath === '.' ? 'the entry' : subpath} of ${project.name}, which leads to no file${where}, `
        + `so what it brings in is not analysed. Correct the specifier, or the exports and main of ${project.root || '.'}/package.json.`,
    };
  }

  function declared(scope: Scope, name: string): DependencyTarget | undefined {
    for (const { manifest, directory } of projects.manifestsAbove(scope.project.root)) {
      const target = declaredTarget(manifest, directory, name);
      if (target !== undefined) return target;
    }
    return undefined;
  }

  /** The project that a declared dependency is; undefined when it comes from outside the repository. */
  function linked(target: DependencyTarget, scope: Scope, name: string): Package | undefined {
    const from = scope.project.root;
    switch (target.kind) {
      case 'workspace': {
        const namesakes = projects.named(target.name, from);
        return namesakes.find((project) => project.workspace) ?? namesakes[0];
      }
      case 'directory': return projects.packageAt(inventory.realPath(target.path));
      case 'range': return members(name, from).find((project) => accepts(project, target.range));
      case 'elsewhere': return undefined;
    }
  }

  function members(name: string, from: string): readonly Project[] {
    return projects.named(name, from).filter((project) => project.workspace);
  }

  function self(scope: Scope, name: string): Project | undefined {
    const [own] = projects.manifestsAbove(scope.project.root);
    return own?.manifest.name === name && declaredTarget(own.manifest, own.directory, name) === undefined ? own.project : undefined;
  }

  /** `src/a` without a baseUrl: some bundlers and test runners look in the project's root. */
  function inProject(scope: Scope, specifier: string): number {
    const { root } = scope.project;
    const top = joinPath(root, specifier.slice(0, specifier.indexOf('/')));
    const path = joinPath(root, specifier);
    return top === undefined || path === undefined || !inventory.isDirectory(top) ? -1 : paths.at(path, scope.options);
  }

  /** A dependency by path need not have a manifest. */
  function inDirectory(target: DependencyTarget | undefined, scope: Scope, subpath: string): number {
    if (target?.kind !== 'directory' || !inventory.isDirectory(target.path)) return -1;
    const path = joinPath(target.path, subpath);
    return path === undefined ? -1 : paths.at(path, scope.options);
  }

  function resolve(scope: Scope, name: string, subpath: string, specifier: string, alias?: string): Resolution {
    const own = isBuiltinName(specifier) ? undefined : self(scope, name);
    if (own !== undefined) {
      const { file } = packages.entry(own, subpath, scope.options);
      if (file >= 0) return file;
      if (own.manifest?.exports !== undefined) return enter(own, scope, subpath, specifier);
    }
    const target = declared(scope, name);
    const project = target === undefined ? undefined : linked(target, scope, name);
    if (project !== undefined) return enter(project, scope, subpath, specifier);
    if (isBuiltinName(specifier)) return builtin;
    const file = inDirectory(target, scope, subpath);
    if (file >= 0) return file;
    if (target?.kind === 'workspace') return unknownWorkspace(specifier, target.name);
    if (target !== undefined) return external(name);
    const [member] = alias === undefined ? members(name, scope.project.root) : projects.named(name, scope.project.root);
    if (member !== undefined && member !== own) return enter(member, scope, subpath, specifier);
    if (alias !== undefined) return paths.missing(alias, specifier);
    const inside = subpath === '.' || specifier.startsWith('@') ? -1 : inProject(scope, specifier);
    return inside >= 0 ? inside : external(name);
  }

  function typesOf(scope: Scope, name: string): Verdict {
    const typesName = `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
    return external(declared(scope, name) === undefined && declared(scope, typesName) !== undefined ? typesName : name);
  }

  return { resolve, external, typesOf };
}

function accepts(project: Project, range: string): boolean {
  const version = project.manifest?.version;
  return version === undefined || range === '' || range === '*' || satisfies(version, range);
}

function unknownWorkspace(specifier: string, name: string): Verdict {
  return {
    kind: 'unresolved',
    reason: `'${specifier}' is declared with the workspace: protocol, but no package of the repository is named ${name}, so `
      + 'what it brings in is not analysed. Correct the name, or add the package to the workspaces.',
  };
}

import { rankTargets } from './condition-order.ts';
import { conventionalPaths } from './conventional-aliases.ts';
import { targetsOf } from './exports-map.ts';
import type { PackageLookup } from './package-lookup.ts';
import type { PathLookup } from './path-lookup.ts';
import {
  isBuiltinName, isBuiltinScheme, isVirtualId, registrySpecifier, schemeOf, splitPackage,
} from './platform-modules.ts';
import { isWithin, joinPath, pathBelow } from './posix-path.ts';
import type { ProjectIndex } from './project-index.ts';
import { builtin, type Resolution, virtual } from './resolution.ts';
import type { PackageResolution } from './resolve-package.ts';
import type { Scope } from './scope.ts';

/** Resolves one specifier, without memory of earlier answers. */
export interface SpecifierResolution {
  relative(scope: Scope, directory: string, specifier: string): Resolution;
  bare(scope: Scope, specifier: string): Resolution;
}

interface Lookups {
  readonly projects: ProjectIndex;
  readonly packages: PackageLookup;
  readonly paths: PathLookup;
  readonly packageResolution: PackageResolution;
}

export function createSpecifierResolution(lookups: Lookups): SpecifierResolution {
  const { projects, packages, paths, packageResolution } = lookups;

  function relative(scope: Scope, directory: string, specifier: string): Resolution {
    const path = joinPath(directory, specifier);
    if (path === undefined) return leavesRoot(specifier);
    const lookUp = namesDirectory(specifier) ? paths.directory : paths.at;
    const file = lookUp(path, scope.options);
    if (file >= 0) return file;
    const merged = inRootDirs(scope, path, lookUp);
    if (merged >= 0) return merged;
    const bare = namesDirectory(specifier) ? paths.at(path, scope.options) : -1;
    return bare >= 0 ? bare : paths.missing(path, specifier);
  }

  /** `rootDirs` are laid over each other: a path below one may lie below another. */
  function inRootDirs(scope: Scope, path: string, lookUp: PathLookup['at']): number {
    const roots = scope.config?.rootDirs ?? [];
    const [root] = roots.filter((candidate) => isWithin(path, candidate)).toSorted((a, b) => b.length - a.length);
    if (root === undefined) return -1;
    for (const other of roots) {
      const file = other === root ? -1 : lookUp(joinPath(other, pathBelow(path, root)) ?? '', scope.options);
      if (file >= 0) return file;
    }
    return -1;
  }

  function bare(scope: Scope, specifier: string): Resolution {
    const alias = scope.aliases?.match(specifier);
    for (const target of alias?.targets ?? []) {
      const found = paths.known(target, scope.options);
      if (found >= 0) return found;
    }
    const scheme = schemeOf(specifier);
    if (scheme !== undefined) return withScheme(scheme, specifier);
    const { baseUrl } = scope.config ?? {};
    const based = baseUrl === undefined || isBuiltinName(specifier) ? undefined : joinPath(baseUrl, specifier);
    const file = based === undefined ? -1 : paths.known(based, scope.options);
    if (file >= 0) return file;
    if (specifier.startsWith('#')) return packageImport(scope, specifier);
    if (specifier.startsWith('/')) return fromRoot(scope, specifier);
    const name = splitPackage(specifier);
    if (name === undefined) return noPackage(scope, specifier, alias?.targets[0]);
    const dead = alias === undefined || alias.alias.startsWith('*') ? undefined : alias.targets[0];
    return packageResolution.resolve(scope, name.name, name.subpath, specifier, dead);
  }

  function withScheme(scheme: string, specifier: string): Resolution {
    if (isBuiltinScheme(scheme)) return builtin;
    const name = splitPackage(registrySpecifier(specifier) ?? '');
    return name === undefined ? virtual : packageResolution.external(name.name);
  }

  /** `#x`: the imports map of the nearest manifest. Ids that it does not name are a framework's. */
  function packageImport(scope: Scope, specifier: string): Resolution {
    const [own] = projects.manifestsAbove(scope.project.root);
    const targets = own?.manifest.imports === undefined ? undefined : targetsOf(own.manifest.imports, specifier);
    if (own === undefined || targets === undefined) return virtual;
    let expected: string | undefined;
    for (const { target } of rankTargets(targets, scope.options.conditions)) {
      if (!target.startsWith('.')) return target.startsWith('#') ? virtual : bare(scope, target);
      const path = joinPath(own.directory, target);
      const file = path === undefined ? -1 : packages.target(own.project, path, scope.options);
      if (file >= 0) return file;
      expected ??= path;
    }
    return paths.missing(expected ?? own.directory, specifier);
  }

  /** `/src/x`: from the root of the project, as dev servers serve it. */
  function fromRoot(scope: Scope, specifier: string): Resolution {
    for (const directory of ['', 'public']) {
      const base = joinPath(scope.project.root, directory);
      const path = base === undefined ? undefined : joinPath(base, specifier);
      const file = path === undefined ? -1 : paths.at(path, scope.options);
      if (file >= 0) return file;
    }
    return virtual;
  }

  function noPackage(scope: Scope, specifier: string, aliased: string | undefined): Resolution {
    const candidates = conventionalPaths(specifier).map((path) => joinPath(scope.project.root, path));
    for (const path of candidates) {
      const file = path === undefined ? -1 : paths.at(path, scope.options);
      if (file >= 0) return file;
    }
    if (aliased !== undefined) return paths.missing(aliased, specifier);
    if (isVirtualId(specifier)) return virtual;
    return paths.missing(candidates[0] ?? joinPath(scope.project.root, specifier) ?? '', specifier);
  }

  return { relative, bare };
}

/** `.`, `..`, `./a/` and the like name a directory even where a file has its name. */
function namesDirectory(specifier: string): boolean {
  return specifier.endsWith('/') || specifier === '.' || specifier === '..' || specifier.endsWith('/.') || specifier.endsWith('/..');
}

function leavesRoot(specifier: string): Resolution {
  return {
    kind: 'unresolved',
    reason: `'${specifier}' leads out of the repository, so what it brings in is not analysed. Run mandate at the root of `
      + 'the whole repository, or correct the specifier.',
  };
}

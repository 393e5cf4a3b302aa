import type { ImportKind } from '../../model/facts.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Lookups } from './create-lookups.ts';
import { directoryOf, joinPath } from './posix-path.ts';
import { type Resolution, virtual } from './resolution.ts';
import { createPackageResolution } from './resolve-package.ts';
import { createSpecifierResolution } from './resolve-specifier.ts';
import { createScopes, type Scope } from './scope.ts';

/** Tells what specifiers lead to, over the list of files alone: no disk, no installed packages. */
export interface Resolver {
  /** The number of a file of the repository, or the verdict why there is none. */
  resolve(fromPath: string, specifier: string, kind: ImportKind): Resolution;
}

/** The resolver of one repository; it remembers its answers, so it lives as long as the inventory. */
export function createResolver(inventory: Inventory, lookups: Lookups): Resolver {
  const packageResolution = createPackageResolution(inventory, lookups);
  const resolution = createSpecifierResolution({ ...lookups, packageResolution });
  const scopeOf = createScopes();
  let current = { path: '', directory: '', scope: undefined as Scope | undefined, local: new Map<string, Resolution>() };

  /** Callers ask file by file, so what belongs to the importing file is found once a file. */
  function enter(path: string): void {
    const file = inventory.fileOf(path);
    const project = file === undefined ? lookups.projects.owner(path) : inventory.projectOf(file);
    const scope = scopeOf(project ?? inventory.projects[0]!, inventory.tsconfigOf(path));
    const directory = directoryOf(path);
    let local = scope.directories.get(directory);
    if (local === undefined) scope.directories.set(directory, (local = new Map()));
    current = { path, directory, scope, local };
  }

  function resolve(fromPath: string, specifier: string, kind: ImportKind): Resolution {
    if (current.path !== fromPath || current.scope === undefined) enter(fromPath);
    const { scope, local, directory } = current;
    if (kind === 'augment' && specifier.includes('*')) return virtual;
    if (kind === 'url' || kind === 'reference') return byAddress(scope!, directory, specifier, kind);
    const relative = isRelative(specifier);
    const memory = relative ? local : scope!.known;
    const known = memory.get(specifier);
    if (known !== undefined) return known;
    const found = byName(scope!, directory, specifier, relative);
    memory.set(specifier, found);
    return found;
  }

  function byName(scope: Scope, directory: string, specifier: string, relative: boolean): Resolution {
    const plain = withoutLoader(specifier);
    if (plain !== specifier) return byName(scope, directory, plain, isRelative(plain));
    const found = relative ? resolution.relative(scope, directory, specifier) : resolution.bare(scope, specifier);
    if (typeof found === 'number' || found.kind !== 'unresolved') return found;
    const fragment = specifier.indexOf('#', 1);
    return fragment < 0 ? found : byName(scope, directory, specifier.slice(0, fragment), relative);
  }

  /** `new URL('a.js', …)` and `/// <reference path="a.d.ts" />` are relative without a dot. */
  function byAddress(scope: Scope, directory: string, specifier: string, kind: 'url' | 'reference'): Resolution {
    if (specifier.startsWith('/') || specifier.includes(':')) return byName(scope, directory, specifier, false);
    const plain = withoutLoader(specifier);
    const path = joinPath(directory, plain);
    if (kind === 'url' && path !== undefined && inventory.isDirectory(path)) return virtual;
    const found = path === undefined ? -1 : lookups.paths.at(path, scope.options);
    if (found >= 0) return found;
    if (kind === 'url' && !isRelative(plain)) return virtual;
    const named = byName(scope, directory, plain, isRelative(plain));
    if (typeof named === 'number') return named;
    if (kind === 'reference') return named.kind === 'package' ? packageResolution.typesOf(scope, named.name) : named;
    // An address need not be one of a module: a program may write there what it reads later.
    return named.kind === 'unresolved' && !isCode(plain) ? virtual : named;
  }

  return { resolve };
}

function isCode(specifier: string): boolean {
  return ['.ts', '.js', '.mjs', '.mts', '.cjs', '.cts', '.tsx', '.jsx'].some((extension) => specifier.endsWith(extension));
}

function isRelative(specifier: string): boolean {
  if (specifier.charCodeAt(0) !== 0x2e) return false;
  return specifier === '.' || specifier === '..' || specifier.startsWith('./') || specifier.startsWith('../');
}

/** `raw!./a.txt?inline` asks a bundler to treat `./a.txt` in some way. */
function withoutLoader(specifier: string): string {
  const loader = specifier.lastIndexOf('!');
  const start = loader > 0 && loader < specifier.length - 1 ? loader + 1 : specifier.startsWith('!') ? 1 : 0;
  const query = specifier.indexOf('?', start + 1);
  return start === 0 && query < 0 ? specifier : specifier.slice(start, query < 0 ? undefined : query);
}

import type { Manifest } from '../../model/inventory.ts';
import { joinPath } from './posix-path.ts';

/** Where a manifest says that a dependency comes from. */
export type DependencyTarget =
  /** `workspace:`: the project of this name, wherever it lies. */
  | { readonly kind: 'workspace'; readonly name: string }
  /** `file:`, `link:`, `portal:`: a directory of the repository. */
  | { readonly kind: 'directory'; readonly path: string }
  /** A range: a workspace package when its version lies in it. */
  | { readonly kind: 'range'; readonly range: string }
  /** A registry, git or a URL, whatever the repository holds. */
  | { readonly kind: 'elsewhere' };

/** What `manifest`, which lies in `directory`, declares under a name; undefined when it does not declare it. */
export function declaredTarget(manifest: Manifest, directory: string, name: string): DependencyTarget | undefined {
  const range = declaredRange(manifest, name);
  return range === undefined ? undefined : parseRange(range, directory, name);
}

function declaredRange(manifest: Manifest, name: string): string | undefined {
  for (const section of [
    manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies, manifest.peerDependencies,
  ]) {
    if (Object.hasOwn(section, name)) return section[name];
  }
  return undefined;
}

const directoryProtocols = ['file:', 'link:', 'portal:'];
const elsewhere: DependencyTarget = { kind: 'elsewhere' };

function parseRange(text: string, directory: string, name: string): DependencyTarget {
  const range = text.trim();
  if (range.startsWith('workspace:')) return workspaceTarget(range.slice('workspace:'.length), directory, name);
  const protocol = directoryProtocols.find((candidate) => range.startsWith(candidate));
  if (protocol !== undefined) return directoryTarget(range.slice(protocol.length), directory);
  if (range.startsWith('./') || range.startsWith('../')) return directoryTarget(range, directory);
  // A catalog holds ranges that the manifest does not tell; by name is all that is left.
  if (range.startsWith('catalog:')) return { kind: 'range', range: '*' };
  return range.includes(':') || range.includes('/') ? elsewhere : { kind: 'range', range };
}

/** `workspace:^1.0.0`, `workspace:@scope/other@*` and `workspace:../other` mean different things. */
function workspaceTarget(range: string, directory: string, name: string): DependencyTarget {
  if (range.startsWith('./') || range.startsWith('../')) return directoryTarget(range, directory);
  const at = range.lastIndexOf('@');
  return { kind: 'workspace', name: at > 0 ? range.slice(0, at) : name };
}

function directoryTarget(relative: string, directory: string): DependencyTarget {
  if (relative.startsWith('/') || relative.startsWith('~')) return elsewhere;
  const path = joinPath(directory, relative);
  return path === undefined ? elsewhere : { kind: 'directory', path };
}

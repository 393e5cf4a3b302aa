import type { Manifest } from '../../model/inventory.ts';
import { targetsOf } from './exports-map.ts';
import { joinPath } from './posix-path.ts';
import type { Package } from './project-index.ts';
import { versionedPaths } from './types-versions.ts';

/** Where the main fields lead, best first: types before code, so that a hand-written declaration is found. */
export function mainPaths(project: Package, manifest: Manifest): readonly string[] {
  const fields = [manifest.types, manifest.module, manifest.main, manifest.browser];
  return [...versionedPaths(manifest, '.'), ...fields].flatMap((field) => {
    const path = field === undefined ? undefined : joinPath(project.root, field);
    return path === undefined || path === project.root ? [] : [path];
  });
}

/** The paths that a manifest names for a subpath ('.' or './x'), built or not. */
export function namedPaths(project: Package, subpath: string): readonly string[] {
  const { manifest } = project;
  if (manifest === undefined) return [];
  if (manifest.exports === undefined) return subpath === '.' ? mainPaths(project, manifest) : typesPaths(project, subpath);
  return (targetsOf(manifest.exports, subpath) ?? []).flatMap(({ target }) => joinPath(project.root, target) ?? []);
}

/** The paths that `typesVersions` gives for a subpath of a package without exports. */
export function typesPaths(project: Package, subpath: string): readonly string[] {
  if (project.manifest === undefined || project.manifest.exports !== undefined) return [];
  return versionedPaths(project.manifest, subpath).flatMap((written) => joinPath(project.root, written) ?? []);
}

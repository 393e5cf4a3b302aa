import type { Manifest } from '../../model/inventory.ts';
import { satisfies } from './version-range.ts';

/** A TypeScript of today; `typesVersions` asks which one reads the package. */
const compiler = '6.0.0';

/** The paths that `typesVersions` gives for a subpath ('.' or './x'), as written. */
export function versionedPaths(manifest: Manifest, subpath: string): readonly string[] {
  const paths = versionPaths(manifest);
  if (paths === undefined) return [];
  const names = subpath === '.' ? mainNames(manifest) : [subpath.slice(2)];
  return names.flatMap((name) => match(paths, name));
}

/** The subpaths that `typesVersions` names; those with a star stand for many. */
export function versionedSubpaths(manifest: Manifest): readonly string[] {
  return Object.keys(versionPaths(manifest) ?? {});
}

function versionPaths(manifest: Manifest): Record<string, unknown> | undefined {
  const versions = manifest.typesVersions;
  if (!isRecord(versions)) return undefined;
  for (const [range, paths] of Object.entries(versions)) {
    if (isRecord(paths) && satisfies(compiler, range)) return paths;
  }
  return undefined;
}

/** The main entry is looked up by what `types` or `main` say, and by the usual name. */
function mainNames(manifest: Manifest): readonly string[] {
  const field = manifest.types ?? manifest.main;
  return [...(field === undefined ? [] : [field.startsWith('./') ? field.slice(2) : field]), 'index'];
}

function match(paths: Record<string, unknown>, name: string): readonly string[] {
  if (Object.hasOwn(paths, name)) return strings(paths[name]);
  let best: { key: string; star: string; prefix: number } | undefined;
  for (const key of Object.keys(paths)) {
    const prefix = key.indexOf('*');
    if (prefix < 0 || prefix <= (best?.prefix ?? -1)) continue;
    const suffix = key.slice(prefix + 1);
    if (name.length < prefix + suffix.length || !name.startsWith(key.slice(0, prefix)) || !name.endsWith(suffix)) continue;
    best = { key, star: name.slice(prefix, name.length - suffix.length), prefix };
  }
  if (best === undefined) return [];
  const { key, star } = best;
  return strings(paths[key]).map((target) => target.replace('*', () => star));
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

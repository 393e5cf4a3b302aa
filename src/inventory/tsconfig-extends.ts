import type { Project } from '../model/inventory.ts';
import { isObject, textOf } from './json.ts';
import { directoryOf, joinPath } from './posix-path.ts';

/** Where an `extends` leads: a file of the tree, nothing where one should be, or out of the repository. */
export type ExtendsTarget =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'external' };

const external: ExtendsTarget = { kind: 'external' };

/**
 * Finds what an `extends` names: a path beside the file, or a package of this repository, through its `exports` or by
 * the path of the file. Packages that are not in the repository are external, and say nothing that matters here.
 */
export function extendsTarget(
  from: string,
  specifier: string,
  isFile: (path: string) => boolean,
  packageNamed: (name: string) => Project | undefined,
): ExtendsTarget {
  const name = specifier.replaceAll('\\', '/');
  if (/^(?:\/|[a-z]:)/i.test(name)) return external;
  if (/^\.\.?(?:\/|$)/.test(name)) {
    const path = joinPath(directoryOf(from), name);
    if (path.startsWith('..') || /(?:^|\/)node_modules\//.test(path)) return external;
    return existing([path, `${path}.json`, `${path}/tsconfig.json`], isFile) ?? { kind: 'missing', file: path };
  }
  const [, packageName = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(name) ?? [];
  const project = packageNamed(packageName);
  if (project === undefined) return external;
  const paths = [...exported(project, subpath), ...named(project, subpath)].map((path) => joinPath(project.root, path));
  return existing(paths, isFile) ?? { kind: 'missing', file: joinPath(project.root, subpath || 'tsconfig.json') };
}

function existing(paths: readonly string[], isFile: (path: string) => boolean): ExtendsTarget | undefined {
  const file = paths.find(isFile);
  return file === undefined ? undefined : { kind: 'file', file };
}

/** The files that a subpath may mean without an `exports` map. */
function named(project: Project, subpath: string): readonly string[] {
  if (subpath !== '') return [subpath, `${subpath}.json`, `${subpath}/tsconfig.json`];
  return [textOf(project.manifest?.raw['tsconfig']) ?? 'tsconfig.json', 'tsconfig.json'];
}

/** The files that the `exports` map gives for a subpath. */
function exported(project: Project, subpath: string): readonly string[] {
  const exports = project.manifest?.exports;
  const wanted = subpath === '' ? ['.'] : [`./${subpath}`, `./${subpath}.json`];
  if (!isObject(exports)) return subpath === '' && typeof exports === 'string' ? [exports] : [];
  return wanted.flatMap((key) => {
    if (Object.hasOwn(exports, key)) return targets(exports[key], '');
    return Object.entries(exports).flatMap(([pattern, value]) => {
      const [before = '', after] = pattern.split('*');
      const fits = after !== undefined && key.startsWith(before) && key.endsWith(after) && key.length >= pattern.length;
      return fits ? targets(value, key.slice(before.length, key.length - after.length)) : [];
    });
  });
}

/** All targets of an entry, whatever their conditions, with `*` put in. */
function targets(value: unknown, star: string, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value.replaceAll('*', star)];
  return isObject(value) && depth < 8 ? Object.values(value).flatMap((one) => targets(one, star, depth + 1)) : [];
}

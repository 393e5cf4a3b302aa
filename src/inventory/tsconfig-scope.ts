import { matchesNames, pathPattern } from '../tree/match-path.ts';
import type { PathPattern } from '../tree/match-path.ts';
import { textOf, textsOf } from './json.ts';
import { baseName, joinPath } from './posix-path.ts';
import { pathSetting } from './tsconfig-options.ts';
import type { Setting, Settings } from './tsconfig-options.ts';

/** Tells whether a config's `files` and `include` name a file, whatever its extension. */
export type Scope = (path: string) => boolean;

/** The scope of a config with these settings; `files`, `include` and `exclude` are among them under their names. */
export function scopeOf(settings: Settings, configDirectory: string): Scope {
  const list = (setting: Setting | undefined): string[] =>
    textsOf(setting?.value).flatMap((one) => pathSetting(one, setting?.directory ?? configDirectory, configDirectory) ?? []);
  const files = new Set(list(settings.get('files')));
  const everything = settings.has('files') || settings.has('include') ? [] : [joinPath(configDirectory, '**/*')];
  const included = [...everything, ...list(settings.get('include'))].map(includePattern);
  const outputs = ['outDir', 'declarationDir'].flatMap((name) => {
    const setting = settings.get(name);
    const path = textOf(setting?.value);
    return path === undefined ? [] : (pathSetting(path, setting?.directory ?? configDirectory, configDirectory) ?? []);
  });
  // An output directory that holds the config itself, as "." does, shuts nothing out.
  const byDefault = outputs.filter((path) => path !== '' && path !== configDirectory);
  const excluded = (settings.has('exclude') ? list(settings.get('exclude')) : byDefault).map(excludePattern);
  return (path) => {
    if (files.has(path)) return true;
    const candidates = included.filter(({ start }) => path.startsWith(start));
    if (candidates.length === 0) return false;
    const names = path.split('/');
    if (!candidates.some(({ pattern }) => matchesNames(pattern, names))) return false;
    return !excluded.some((one) => matchesNames(one, names));
  };
}

/** A last name with neither wildcard nor extension means a directory, and all below it. */
function includePattern(path: string): { readonly pattern: PathPattern; readonly start: string } {
  const name = baseName(path);
  const isDirectory = path === '' || name === '**' || !/[*?.]/.test(name);
  const pattern = isDirectory ? joinPath(path, '**') : path;
  // What comes before the first wildcard tells most files apart at no cost.
  return { pattern: pathPattern(pattern), start: /^[^*?[\\]*/.exec(pattern)?.[0].replace(/[^/]*$/, '') ?? '' };
}

/** What excludes a directory excludes all below it. */
function excludePattern(path: string): PathPattern {
  return pathPattern(`${path}/**`);
}

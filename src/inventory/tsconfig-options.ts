import type { TsConfig } from '../model/inventory.ts';
import { isObject, textOf, textsOf } from './json.ts';
import { joinPath, relativePath } from './posix-path.ts';

/** A setting with the directory of the config that makes it, which its paths start from. */
export interface Setting {
  readonly value: unknown;
  readonly directory: string;
}

/** The settings of a config and all that it extends; the nearest says. */
export type Settings = ReadonlyMap<string, Setting>;

/** Path of a `${configDir}` template. */
const template = /^\$\{configDir\}/i;

/**
 * Works out a setting that is a path. `${configDir}` is the directory of the config that is asked for, not of the one
 * that it extends. Undefined for what is no path of this repository.
 */
export function pathSetting(path: string, directory: string, configDirectory: string): string | undefined {
  const posix = path.replaceAll('\\', '/');
  if (template.test(posix)) return joinPath(configDirectory, posix.replace(template, ''));
  return /^(?:\/|[a-z]:)/i.test(posix) ? undefined : joinPath(directory, posix);
}

/** The options that matter to resolution, in the words of the model. */
export function effectiveOptions(file: string, directory: string, settings: Settings, references: readonly string[]): TsConfig {
  const value = (name: string): unknown => settings.get(name)?.value;
  const path = (name: string): string | undefined => {
    const setting = settings.get(name);
    return typeof setting?.value === 'string' ? pathSetting(setting.value, setting.directory, directory) : undefined;
  };
  const baseUrl = path('baseUrl');
  const pathsBase = baseUrl ?? settings.get('paths')?.directory ?? directory;
  const rootDirs = settings.get('rootDirs');
  const moduleResolution = textOf(value('moduleResolution'))?.toLowerCase();
  const module = textOf(value('module'))?.toLowerCase();
  return {
    file,
    pathsBase,
    pathsDirectory: settings.get('paths')?.directory,
    baseUrl,
    paths: pathsOf(value('paths'), pathsBase, directory),
    rootDirs: textsOf(rootDirs?.value)
      .map((one) => pathSetting(one, rootDirs?.directory ?? directory, directory))
      .filter((one) => one !== undefined),
    rootDir: path('rootDir'),
    outDir: path('outDir'),
    declarationDir: path('declarationDir'),
    moduleSuffixes: textsOf(value('moduleSuffixes')),
    customConditions: textsOf(value('customConditions')),
    moduleResolution,
    module,
    allowJs: value('allowJs') === undefined ? value('checkJs') === true : value('allowJs') === true,
    resolveJsonModule: value('resolveJsonModule') === undefined
      ? moduleResolution === 'bundler' || module === 'preserve'
      : value('resolveJsonModule') === true,
    references,
  };
}

function pathsOf(value: unknown, base: string, configDirectory: string): TsConfig['paths'] {
  if (!isObject(value)) return undefined;
  const absolute = (target: string): string =>
    template.test(target) ? `./${relativePath(base, pathSetting(target, base, configDirectory) ?? '')}` : target;
  return Object.fromEntries(Object.entries(value).map(([alias, targets]) => [alias, textsOf(targets).map(absolute)]));
}

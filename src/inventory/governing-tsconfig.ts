import type { TsConfig } from '../model/inventory.ts';
import { directoryOf, joinPath } from './posix-path.ts';
import type { LoadedTsConfig, TsConfigs } from './tsconfigs.ts';

/**
 * Tells which config governs a file, as an editor decides it: the nearest tsconfig.json or jsconfig.json upwards. One
 * that leaves the file to its references gives way to the first of them that names it. Where there is none upwards, a
 * tsconfig.base.json at the root counts.
 */
export function governingTsConfig(
  configs: TsConfigs,
  isFile: (path: string) => boolean,
): (path: string) => TsConfig | undefined {
  const nearest = new Map<string, string | undefined>();
  const closures = new Map<string, readonly LoadedTsConfig[]>();

  function nearestFile(directory: string): string | undefined {
    const passed: string[] = [];
    let found: string | undefined;
    for (let at = directory; ; at = directoryOf(at)) {
      if (nearest.has(at)) {
        found = nearest.get(at);
        break;
      }
      passed.push(at);
      found = ['tsconfig.json', 'jsconfig.json'].map((name) => joinPath(at, name)).find(isFile);
      if (found === undefined && at === '') found = ['tsconfig.base.json'].find(isFile);
      if (found !== undefined || at === '') break;
    }
    for (const at of passed) nearest.set(at, found);
    return found;
  }

  return (path) => {
    const file = nearestFile(directoryOf(path));
    if (file === undefined) return undefined;
    const { config, scope } = configs.load(file);
    if (config.references.length === 0 || scope(path)) return config;
    return referenceFor(file, path) ?? config;
  };

  /** The first reference that names the file, references of references included. */
  function referenceFor(file: string, path: string): TsConfig | undefined {
    let references = closures.get(file);
    if (references === undefined) closures.set(file, (references = referencesOf(file, configs, isFile)));
    // A config that includes only *.ts stands for the components beside them as well.
    for (const extension of [undefined, '.ts', '.tsx']) {
      const name = extension === undefined ? path : path.replace(/\.\w+$/, extension);
      const found = references.find(({ scope }) => scope(name));
      if (found !== undefined) return found.config;
    }
    return undefined;
  }
}

/** All that a config references, directly or not, each once and depth first. */
function referencesOf(file: string, configs: TsConfigs, isFile: (path: string) => boolean): readonly LoadedTsConfig[] {
  const found: LoadedTsConfig[] = [];
  const seen = new Set([file]);
  const open = [...configs.load(file).config.references].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next) || !isFile(next)) continue;
    seen.add(next);
    const loaded = configs.load(next);
    found.push(loaded);
    open.push(...[...loaded.config.references].reverse());
  }
  return found;
}

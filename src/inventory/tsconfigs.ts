import type { Project, TsConfig } from '../model/inventory.ts';
import { problem } from '../model/problem.ts';
import type { Problem } from '../model/problem.ts';
import { placeOf } from './json.ts';
import { directoryOf, joinPath } from './posix-path.ts';
import { extendsTarget } from './tsconfig-extends.ts';
import { parseTsConfigFile } from './tsconfig-file.ts';
import type { TsConfigFile } from './tsconfig-file.ts';
import { effectiveOptions } from './tsconfig-options.ts';
import type { Setting, Settings } from './tsconfig-options.ts';
import { scopeOf } from './tsconfig-scope.ts';
import type { Scope } from './tsconfig-scope.ts';

export interface TsConfigInput {
  readonly isFile: (path: string) => boolean;
  readonly ignores: (path: string) => boolean;
  readonly readText: (path: string) => string | undefined;
  readonly packageNamed: (name: string) => Project | undefined;
}

/** A config with all that it extends. */
export interface LoadedTsConfig {
  readonly config: TsConfig;
  /** What its `files` and `include` name. */
  readonly scope: Scope;
}

export interface TsConfigs {
  /** The config in a file, read when it is first asked for. */
  load(file: string): LoadedTsConfig;
  /** What was wrong with the files read so far. */
  readonly problems: readonly Problem[];
}

/** Reads tsconfig files with their `extends`, each once. */
export function tsConfigs(input: TsConfigInput): TsConfigs {
  const files = new Map<string, TsConfigFile>();
  const loaded = new Map<string, LoadedTsConfig>();
  const problems: Problem[] = [];
  const circles = new Set<string>();

  function read(file: string): TsConfigFile {
    let parsed = files.get(file);
    if (parsed === undefined) {
      parsed = parseTsConfigFile(file, input.readText(file));
      files.set(file, parsed);
      problems.push(...parsed.problems);
      for (const one of parsed.extends) reportMissing(parsed, one);
    }
    return parsed;
  }

  function reportMissing(from: TsConfigFile, specifier: string): void {
    const target = extendsTarget(from.file, specifier, input.isFile, input.packageNamed);
    // What version control ignores is generated, as Nuxt and SvelteKit do, and missing on a fresh clone.
    if (target.kind !== 'missing' || input.ignores(target.file) || input.ignores(`${target.file}.json`)) return;
    const message = `${from.file} extends ${specifier}, but there is no ${target.file}, so path aliases may be missing from the analysis. Correct the path, or add the file.`;
    problems.push(problem('invalid-tsconfig', message, placeOf(from.file, input.readText(from.file), ['extends'])));
  }

  /** The settings of a file over those it extends, later ones in its list over earlier. `open` leads here. */
  function settingsOf(file: string, open: readonly string[]): Map<string, Setting> {
    const parsed = read(file);
    const settings = new Map<string, Setting>();
    for (const specifier of parsed.extends) {
      const target = extendsTarget(file, specifier, input.isFile, input.packageNamed);
      if (target.kind !== 'file') continue;
      const chain = [...open, file];
      if (chain.includes(target.file)) reportCircle(parsed, chain.slice(chain.indexOf(target.file)));
      else if (chain.length <= deepest) {
        for (const [name, setting] of inherited(target.file, chain)) settings.set(name, setting);
      }
    }
    const { directory, options, files: list, include, exclude } = parsed;
    for (const [name, value] of Object.entries({ ...options, files: list, include, exclude })) {
      if (value !== undefined) settings.set(name, { value, directory });
    }
    return settings;
  }

  const complete = new Map<string, ReadonlyMap<string, Setting>>();
  function inherited(file: string, chain: readonly string[]): ReadonlyMap<string, Setting> {
    const known = complete.get(file);
    if (known !== undefined) return known;
    // Kept even when a circle cut it short: else a dense knot of configs would be gone through by every way.
    const settings = settingsOf(file, chain);
    complete.set(file, settings);
    return settings;
  }

  function reportCircle(from: TsConfigFile, circle: readonly string[]): void {
    const key = [...circle].sort().join('\n');
    if (circles.has(key)) return;
    circles.add(key);
    const path = [...circle, circle[0]].join(' → ');
    const message = `tsconfig files extend each other in a circle: ${path}. TypeScript refuses such a config; the settings read before the circle closed are used here. Take one "extends" out.`;
    problems.push(problem('cyclic-extends', message, placeOf(from.file, input.readText(from.file), ['extends'])));
  }

  return {
    load(file) {
      let entry = loaded.get(file);
      if (entry === undefined) {
        const directory = directoryOf(file);
        const settings: Settings = inherited(file, []);
        const references = read(file).references.map((path) => referenced(joinPath(directory, path), input.isFile));
        entry = { config: effectiveOptions(file, directory, settings, references), scope: scopeOf(settings, directory) };
        loaded.set(file, entry);
      }
      return entry;
    },
    problems,
  };
}

/** Chains of configs are short; only a hostile repository has a longer one. */
const deepest = 64;

/** A reference may name a directory, which stands for the tsconfig.json in it. */
function referenced(path: string, isFile: (path: string) => boolean): string {
  if (path.endsWith('.json') || isFile(path)) return path;
  return isFile(`${path}.json`) ? `${path}.json` : joinPath(path, 'tsconfig.json');
}

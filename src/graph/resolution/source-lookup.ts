import type { Inventory, TsConfig } from '../../model/inventory.ts';
import type { FileLookup } from './file-lookup.ts';
import type { Package, ProjectIndex } from './project-index.ts';
import type { LookupOptions } from './resolution.ts';
import { isWithin } from './posix-path.ts';
import { outputDirectoryOf, sourceCandidates } from './source-paths.ts';

/** Leads from files that a build makes, and that are not there, back to what they are made of. */
export interface SourceLookup {
  /** The source of a built file that a manifest or alias names; -1 when none is found. */
  sourceOf(path: string, options: LookupOptions, project?: Package): number;
  /** Every path, without certain extension, at which the source of a built file may lie. */
  placesOf(path: string, project: Package): readonly string[];
  /** Whether a path lies where builds usually put their output. */
  isOutput(path: string): boolean;
  /** The source of a path that surely is a build's output and that no build has made yet; -1 when it is neither. */
  unbuilt(path: string, options: LookupOptions): number;
}

export function createSourceLookup(inventory: Inventory, projects: ProjectIndex, files: FileLookup): SourceLookup {
  const configs = new Map<Package, readonly TsConfig[]>();
  const configsOf = (project: Package): readonly TsConfig[] => {
    const known = configs.get(project);
    if (known !== undefined) return known;
    const prefix = project.root === '' ? '' : `${project.root}/`;
    const found = new Set<TsConfig>();
    for (const path of [`${prefix}src/index.ts`, `${prefix}index.ts`]) {
      const config = inventory.tsconfigOf(path);
      if (config !== undefined) found.add(config);
    }
    const list = [...found];
    configs.set(project, list);
    return list;
  };
  const configsAround = (owner: Package | undefined, project: Package | undefined): readonly TsConfig[] => {
    const own = owner === undefined ? [] : configsOf(owner);
    return project === undefined || project === owner ? own : [...configsOf(project), ...own];
  };
  const sourceOf: SourceLookup['sourceOf'] = (path, options, project) => {
    const owner = projects.owner(path);
    for (const { path: candidate, exact } of sourceCandidates(path, owner?.root ?? '', configsAround(owner, project))) {
      const file = exact ? inventory.fileOf(candidate) ?? -1 : codeOrIndex(candidate, options);
      if (file >= 0) return file;
    }
    return -1;
  };
  const codeOrIndex = (stem: string, options: LookupOptions): number => {
    const file = files.code(stem, options);
    return file >= 0 || !inventory.isDirectory(stem) ? file : files.index(stem, options);
  };
  const configuredOutput = (path: string): string | undefined => {
    const owner = projects.owner(path);
    return configsAround(owner, undefined)
      .flatMap(({ outDir, declarationDir }) => [outDir, declarationDir])
      .find((output) => output !== undefined && output !== owner?.root && isWithin(path, output));
  };
  const usualOutput = (path: string): string | undefined => outputDirectoryOf(path, projects.owner(path)?.root ?? '');
  const sureOutput = (path: string): string | undefined => {
    const configured = configuredOutput(path);
    if (configured !== undefined) return configured;
    const usual = usualOutput(path);
    return usual !== undefined && (isBuildDirectory(usual) || inventory.ignores(`${usual}/index.js`)) ? usual : undefined;
  };
  const placesOf: SourceLookup['placesOf'] = (path, project) => {
    const owner = projects.owner(path);
    return sourceCandidates(path, owner?.root ?? '', configsAround(owner, project)).map((candidate) => candidate.path);
  };
  return {
    sourceOf,
    placesOf,
    isOutput: (path) => configuredOutput(path) !== undefined || usualOutput(path) !== undefined,
    unbuilt(path, options) {
      const output = sureOutput(path);
      return output === undefined || inventory.isDirectory(output) ? -1 : sourceOf(path, options);
    },
  };
}

/** Names that nobody gives to a directory of sources. */
function isBuildDirectory(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === 'dist' || name === 'build' || name === 'out';
}

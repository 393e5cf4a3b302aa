import type { TsConfig } from '../../model/inventory.ts';
import { directoryOf, extensionStart, isWithin, joinPath, pathBelow } from './posix-path.ts';

/** Directories that hold what a build makes. */
const outputDirectories = new Set([
  'dist', 'build', 'lib', 'out', 'output', 'esm', 'cjs', 'es', 'umd', 'types', 'typings', 'compiled', 'bundle', 'target',
  '.dist', '.build', '_esm', '_cjs', '_types', 'es6', 'es2015', 'commonjs', 'module', 'publish',
]);

/** Directories inside an output directory that tell formats apart and have no counterpart in the source. */
const formatDirectories = new Set([
  'esm', 'cjs', 'es', 'umd', 'es6', 'es2015', 'es2020', 'mjs', 'commonjs', 'module', 'node', 'browser', 'bundle', 'js',
  'production', 'development', '_esm', '_cjs', '_types',
]);

const declarationDirectories = new Set(['types', 'typings', 'dts', 'declarations', '@types', 'd']);

const bundleSuffixes = new Set([
  '.esm', '.cjs', '.umd', '.min', '.module', '.modern', '.es', '.mjs', '.iife', '.global', '.common', '.production',
  '.development', '.browser', '.node', '.bundle',
]);

const codeOutput = new Set(['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx']);

/** A place where the source of a built file may lie; `exact` ones carry their extension already. */
export interface SourceCandidate {
  readonly path: string;
  readonly exact: boolean;
}

/**
 * Where the source of a file that a build makes may lie, best guess first: through the `outDir` and `rootDir` of the
 * project's tsconfigs, then by the usual names (`dist/esm/a.js` → `src/a`). `root` is the project's directory.
 */
export function sourceCandidates(path: string, root: string, configs: readonly TsConfig[]): readonly SourceCandidate[] {
  const found = new Set<string>();
  for (const config of configs) addConfigured(path, config, found);
  if (isWithin(path, root)) addConventional(pathBelow(path, root), root, found);
  return [...found].flatMap(toCandidates);
}

/** The part of a path up to and with its first output directory below `root`; undefined when it has none. */
export function outputDirectoryOf(path: string, root: string): string | undefined {
  if (!isWithin(path, root)) return undefined;
  const [first] = pathBelow(path, root).split('/');
  return first !== undefined && isOutput(first) ? inRoot(root, first) : undefined;
}

function addConfigured(path: string, config: TsConfig, found: Set<string>): void {
  const directory = directoryOf(config.file);
  for (const output of [config.outDir, config.declarationDir]) {
    if (output === undefined || output === directory || !isWithin(path, output) || path === output) continue;
    const rest = pathBelow(path, output);
    if (config.rootDir !== undefined) found.add(inRoot(config.rootDir, rest));
    found.add(inRoot(directory, `src/${rest}`));
    found.add(inRoot(directory, rest));
  }
}

function addConventional(below: string, root: string, found: Set<string>): void {
  const segments = below.split('/');
  for (const skipped of skips(segments)) {
    const rest = segments.slice(skipped).join('/');
    found.add(inRoot(root, `src/${rest}`));
    found.add(inRoot(root, rest));
    found.add(inRoot(root, `source/${rest}`));
    if (segments[0] !== 'lib') found.add(inRoot(root, `lib/${rest}`));
  }
}

/** How many leading segments to leave out, best first. */
function skips(segments: readonly string[]): readonly number[] {
  const last = segments.length - 1;
  if (last === 0 || !isOutput(segments[0]!)) return [0];
  const declaration = segments[last]!.includes('.d.');
  let skipped = 1;
  const counts = [1];
  while (skipped < last && isFormat(segments[skipped]!, declaration)) counts.unshift(++skipped);
  return counts;
}

function isFormat(segment: string, declaration: boolean): boolean {
  return formatDirectories.has(segment) || (declaration && declarationDirectories.has(segment));
}

function isOutput(segment: string): boolean {
  return outputDirectories.has(segment) || segment.startsWith('dist-') || segment.startsWith('build-')
    || segment.startsWith('lib-');
}

function toCandidates(path: string): readonly SourceCandidate[] {
  const start = extensionStart(path);
  if (!codeOutput.has(path.slice(start))) return [{ path, exact: true }, { path, exact: false }];
  let stem = path.slice(0, start);
  if (stem.endsWith('.d')) stem = stem.slice(0, -2);
  const stems: SourceCandidate[] = [{ path: stem, exact: false }];
  for (let inner = extensionStart(stem); bundleSuffixes.has(stem.slice(inner)); inner = extensionStart(stem)) {
    stem = stem.slice(0, inner);
    stems.push({ path: stem, exact: false });
  }
  return stems;
}

function inRoot(root: string, rest: string): string {
  return joinPath(root, rest) ?? rest;
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * The directory of the dependency-cruiser that Node.js finds from a directory of the disk, else of the one installed
 * beside mandate; undefined where there is neither.
 */
export function findCruiser(directory: string): string | undefined {
  return installAbove(directory) ?? ownCruiser();
}

/** The directory of the dependency-cruiser installed beside mandate. */
export function ownCruiser(): string | undefined {
  return installAbove(dirname(fileURLToPath(import.meta.url)));
}

function installAbove(from: string): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    const install = join(directory, 'node_modules', 'dependency-cruiser');
    if (existsSync(join(install, 'package.json'))) return install;
    if (directory === dirname(directory)) return undefined;
  }
}

/** The manifest of an install, as far as it is used. */
export interface CruiserManifest {
  readonly version: string;
  readonly exports: unknown;
}

export function manifestOf(install: string): CruiserManifest {
  return JSON.parse(readFileSync(join(install, 'package.json'), 'utf8')) as CruiserManifest;
}

/** Loads what an install publishes under a subpath. */
export async function loadFrom(install: string, subpath: string): Promise<unknown> {
  const target = targetOf((manifestOf(install).exports as Readonly<Record<string, unknown>> | undefined)?.[subpath]);
  if (target === undefined) throw new Error(`it publishes no ${subpath}`);
  return import(pathToFileURL(join(install, target)).href);
}

/** The file behind an entry of an exports map: a path, conditions, or a list of either. */
function targetOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (Array.isArray(entry)) return entry.map(targetOf).find((target) => target !== undefined);
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { import: esm, default: otherwise } = entry as { import?: unknown; default?: unknown };
  return targetOf(esm) ?? targetOf(otherwise);
}

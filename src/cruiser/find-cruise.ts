import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CruiseRequest } from './cruise.ts';
import { findCruiser } from './cruiser-package.ts';
import { type ScriptedCruise, scriptedCruise } from './depcruise-scripts.ts';
import { sourceRoots } from './source-roots.ts';

/** The places where dependency-cruiser looks for its config, in its order. */
const configNames = ['.dependency-cruiser.json', '.dependency-cruiser.js', '.dependency-cruiser.cjs', '.dependency-cruiser.mjs'];

/** A repository's use of dependency-cruiser: its config, and the run that is asked for. */
export interface FoundCruise {
  /** From the root. */
  readonly config: string;
  /** Undefined where there is no dependency-cruiser to run. */
  readonly request: CruiseRequest | undefined;
}

/**
 * The config of dependency-cruiser in a root, with what the scripts of its package.json say of the run; undefined where
 * there is none. Nothing is run for it.
 */
export function findCruise(root: string, paths: readonly string[]): FoundCruise | undefined {
  const scripted = scriptsOf(root);
  const named = scripted?.config !== undefined && isInside(scripted.config) && existsSync(join(root, scripted.config)) ? scripted.config : undefined;
  const config = named ?? configNames.find((name) => existsSync(join(root, name)));
  if (config === undefined) return undefined;
  const install = findCruiser(root);
  return { config, request: install === undefined ? undefined : { root, config, install, ...runOf(scripted, paths) } };
}

function runOf(scripted: ScriptedCruise | undefined, paths: readonly string[]): Pick<CruiseRequest, 'directories' | 'options'> {
  const directories = (scripted?.directories ?? []).map((one) => one.replace(/^\.\//, '').replace(/\/+$/, '')).filter((one) => one !== '' && isInside(one));
  return { directories: directories.length === 0 ? sourceRoots(paths) : directories, options: scripted?.options ?? {} };
}

function isInside(path: string): boolean {
  return !/^(?:\/|[A-Za-z]:|~)|(?:^|[/\\])\.\.(?:[/\\]|$)|\$/.test(path);
}

function scriptsOf(root: string): ScriptedCruise | undefined {
  try {
    const text = readFileSync(join(root, 'package.json'), 'utf8');
    if (!/depcruise|dependency-cruise/.test(text)) return undefined;
    const { scripts } = JSON.parse(text.replace(/^\uFEFF/, '')) as { readonly scripts?: unknown };
    if (typeof scripts !== 'object' || scripts === null) return undefined;
    return scriptedCruise(Object.fromEntries(Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string')));
  } catch {
    // A package.json that cannot be read is told of by the inventory.
    return undefined;
  }
}

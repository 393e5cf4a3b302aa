import { readFileSync, statSync } from 'node:fs';
import { basename, extname, relative, resolve, sep } from 'node:path';
import type { Config } from '../model/config.ts';
import type { Rule } from '../model/rule.ts';
import type { Site } from '../model/site.ts';
import { UserError } from '../model/user-error.ts';
import { findConfigFile } from './config-files.ts';

export interface LoadedConfig {
  readonly config: Config;
  /** Posix path of the config from the root; undefined when there is none. */
  readonly file: string | undefined;
  /** Where each waiver is written, in their order; absent when there is none. */
  readonly waiverSites?: readonly Site[];
}

export interface ConfigRequest {
  /** The config to load instead of the one in the root: an absolute path, or one from the root. */
  readonly file?: string;
  /** The rules that the config may name. */
  readonly rules: readonly Rule[];
  /** Milliseconds that a config in TypeScript or JavaScript may take; ten seconds when not given. */
  readonly deadline?: number;
  /** Directory for transpiled configs; none are kept when not given. */
  readonly cacheDirectory?: string | false;
}

/**
 * Loads and validates the config of a root directory. Anything wrong with it is a UserError that names the file and the
 * place. A root without config costs one directory listing: no parser, validator or transpiler is loaded for it.
 */
export async function loadConfig(root: string, request: ConfigRequest): Promise<LoadedConfig> {
  const file = request.file === undefined ? findConfigFile(root) : existing(resolve(root, request.file));
  if (file === undefined) return { config: {}, file: undefined };
  const name = relative(root, file).split(sep).join('/');
  const { readConfig } = await import('./read-config.ts');
  const { value, positionOf } = await readConfig(file, name, {
    deadline: request.deadline ?? 10_000,
    cacheDirectory: request.cacheDirectory ?? false,
  });
  const { validateConfig } = await import('./validate-config.ts');
  const source = positionOf === undefined ? { file: name } : { file: name, positionOf };
  const config = validateConfig(value, request.rules, source);
  const { waivers = [] } = config;
  if (waivers.length === 0) return { config, file: name };
  const { waiverSites } = await import('./waiver-sites.ts');
  return { config, file: name, waiverSites: waiverSites(waivers, { ...source, text: readFileSync(file, 'utf8') }) };
}

const extensions = new Set(['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '.yaml', '.yml']);

function existing(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new UserError('config', `There is no config ${file}.`);
  if (!stats.isFile()) throw new UserError('config', `The config ${file} is no file.`);
  const extension = extname(basename(file).replace(/^\./, ''));
  if (extension !== '' && !extensions.has(extension)) {
    throw new UserError('config', `The config ${file} has an extension that is not known. Known are ${[...extensions].join(', ')}.`);
  }
  return file;
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../model/user-error.ts';

/** The names a config may have, in the order in which they are told. A `mandate` key of package.json is one more. */
export const configNames: readonly string[] = [
  ...['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'json', 'yaml', 'yml'].map((extension) => `mandate.config.${extension}`),
  '.mandaterc', '.mandaterc.json', '.mandaterc.yaml', '.mandaterc.yml',
];

/**
 * The config of a directory, as an absolute path; undefined when it has none. Looks at this directory alone and costs
 * one listing. Two configs are an error: whichever won, the other would be ignored in silence.
 */
export function findConfigFile(directory: string): string | undefined {
  const found = configsIn(directory);
  if (found.length > 1) {
    throw new UserError('config', [
      `There are ${found.length} configs in one directory: ${found.join(', ')}.`,
      'Only one can count. Remove the others, or name the one that counts with --config.',
    ].join('\n'));
  }
  return found[0] === undefined ? undefined : join(directory, found[0]);
}

/** Whether a directory has a config of any name. */
export function hasConfig(directory: string): boolean {
  return configsIn(directory).length > 0;
}

function configsIn(directory: string): string[] {
  const names = new Set(namesIn(directory));
  const found = configNames.filter((name) => names.has(name) && existsSync(join(directory, name)));
  return names.has('package.json') && hasConfigKey(join(directory, 'package.json')) ? [...found, 'package.json'] : found;
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** A package.json that cannot be read or parsed has no key; what is wrong with it is told by the inventory. */
function hasConfigKey(file: string): boolean {
  try {
    const text = readFileSync(file, 'utf8');
    if (!text.includes('"mandate"')) return false;
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, 'mandate');
  } catch {
    return false;
  }
}

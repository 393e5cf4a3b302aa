import type { Config } from '../model/config.ts';
import type { Rule } from '../model/rule.ts';
import type { Site } from '../model/site.ts';
import { UserError } from '../model/user-error.ts';
import { configNames } from './config-files.ts';

/** The config that a tree brings; without `config` where it cannot count, and then why. */
export type TreeConfig =
  | { readonly config: Config; readonly file: string | undefined; readonly waiverSites?: readonly Site[] }
  | { readonly config?: undefined; readonly file: string; readonly why: string };

/** Reads the config in the root of a tree that is not checked out. It is data or nothing: code of the past never runs. */
export async function configOfTree(files: ReadonlySet<string>, textOf: (path: string) => string | undefined, rules: readonly Rule[]): Promise<TreeConfig> {
  const manifest = files.has('package.json') ? textOf('package.json') : undefined;
  const found = [...configNames.filter((name) => files.has(name)), ...(manifest !== undefined && hasKey(manifest) ? ['package.json'] : [])];
  const [file] = found;
  if (file === undefined) return { config: {}, file };
  if (found.length > 1) return { file, why: `there are ${found.length} configs beside each other: ${found.join(', ')}` };
  if (/\.[mc]?[jt]s$/.test(file)) return { file, why: `${file} is code, and code of the past is not run` };
  try {
    return await parsed(file, textOf(file) ?? '', rules);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { file, why: error.message.split('\n').map((line) => line.trim()).join(' ') };
  }
}

async function parsed(file: string, text: string, rules: readonly Rule[]): Promise<TreeConfig> {
  const { parseJson, parseYaml } = await import('./parse-data.ts');
  const { value: whole, positionOf } = file.endsWith('.json') ? parseJson(file, text) : parseYaml(file, text);
  const above = file === 'package.json' ? ['mandate'] : [];
  const value = file === 'package.json' ? (whole as { readonly mandate?: unknown }).mandate : whole;
  const { validateConfig } = await import('./validate-config.ts');
  const source = { file, positionOf: (path: readonly PropertyKey[]) => positionOf([...above, ...path]) };
  const config = validateConfig(value, rules, source);
  const { waivers = [] } = config;
  if (waivers.length === 0) return { config, file };
  const { waiverSites } = await import('./waiver-sites.ts');
  return { config, file, waiverSites: waiverSites(waivers, { ...source, text }) };
}

function hasKey(text: string): boolean {
  if (!text.includes('"mandate"')) return false;
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, 'mandate');
  } catch {
    return false;
  }
}

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Config } from '../model/config.ts';
import type { Report } from '../model/report.ts';
import type { Tree } from '../model/tree.ts';
import { version } from '../version.ts';
import { replaceFile } from './replace-file.ts';

/**
 * What decides a report, as one key: the state of the tree, the config, the rules, this program, and the day where a waiver may
 * expire. Undefined when it cannot be told: the tree does not know its state, or the config holds code.
 */
export function reportKey(tree: Pick<Tree, 'state'>, config: Config, rules: readonly { readonly id: string }[], today?: string): string | undefined {
  if (holdsCode(config)) return undefined;
  const state = tree.state?.();
  if (state === undefined) return undefined;
  const parts = [version, builtAt(), process.platform, state, JSON.stringify(config), ...rules.map(({ id }) => id)];
  if ((config.waivers ?? []).length > 0) parts.push(today ?? '');
  return createHash('sha1').update(parts.join('\0')).digest('hex');
}

/** The report that was kept under this key; undefined when there is none, or the file is damaged. */
export function loadReport(file: string, key: string): Report | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { readonly key: string; readonly digest: string; readonly report: string };
    return kept.key === key && kept.digest === digestOf(kept.report) ? JSON.parse(kept.report) as Report : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a report in place of the one before, in one step. A directory that cannot be written to is no error. */
export function saveReport(file: string, key: string, report: Report): void {
  const text = JSON.stringify(report);
  replaceFile(file, JSON.stringify({ key, digest: digestOf(text), report: text }));
}

function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** A program that is built anew under the same version may judge otherwise. */
function builtAt(): number {
  return statSync(fileURLToPath(import.meta.url)).mtimeMs;
}

/** Functions, regular expressions and the like: what JSON cannot tell. */
export function holdsCode(value: unknown): boolean {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return true;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsCode);
  return Object.getPrototypeOf(value) !== Object.prototype || Object.values(value).some(holdsCode);
}

import type { BaselineEntry } from '../model/baseline.ts';
import { fnv1a64 } from './fingerprint.ts';

/** Where baseline files lie. */
export const baselineDirectory = '.mandate/baseline';

/** Tells git how to merge baseline files: lines that meet are all kept, and those without a finding are told as stale. */
export const attributesFile = { path: `${baselineDirectory}/.gitattributes`, text: '*.jsonl text eol=lf merge=union\n' };

/** The version that this program writes and reads. */
export const baselineVersion = 1;

/** Whether a path is one of a baseline file; anything else in the directory is let alone. */
export function isBaselineFile(path: string): boolean {
  return path.startsWith(`${baselineDirectory}/`) && path.endsWith('.jsonl') && !path.includes('/', baselineDirectory.length + 1);
}

/**
 * The file for the findings of one service or project. Every system can hold it, and two homes never share one, not even
 * where case does not count: a name that is not safe as it stands gets a hash of itself.
 */
export function baselineFile(home: string): string {
  const slug = home.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
  const isSafe = slug !== '' && slug === home && !reserved.test(slug) && !/-[0-9a-f]{8}$/.test(slug);
  return `${baselineDirectory}/${isSafe ? slug : `${slug}-${fnv1a64(home).slice(0, 8)}`.replace(/^-/, '')}.jsonl`;
}

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** JSON Lines: who it is of, then a line an entry, sorted by fingerprint. No comma stands between lines, so that merges meet in none. */
export function baselineText(home: string, entries: readonly BaselineEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0));
  return [{ mandate: 'baseline', version: baselineVersion, home }, ...sorted.map(toLine)].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function toLine({ fingerprint, rule, identity: { from, to, names, size, nth }, at }: BaselineEntry): object {
  return {
    fingerprint,
    rule,
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(names.length === 0 ? {} : { names }),
    ...(size === undefined ? {} : { size }),
    ...(nth === 0 ? {} : { nth }),
    ...(at === '' ? {} : { at }),
  };
}

import type { PlacedEntry } from '../model/baseline.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Finding } from '../model/report.ts';
import { listed } from '../model/wording.ts';
import { matchKnown } from './match-known.ts';
import type { BaselineFile } from './read-baseline.ts';

/**
 * Marks the new findings that stand in the baseline, and tells of entries that have nothing left to except. Entries of a rule
 * that is off are let alone: nobody looked whether they still hold.
 */
export function applyBaseline(
  findings: readonly Finding[],
  files: readonly BaselineFile[],
  isOff: (rule: string) => boolean,
): { readonly findings: readonly Finding[]; readonly problems: readonly Problem[] } {
  if (files.length === 0) return { findings, problems: [] };
  const { entryOf, unused, doubled } = matchKnown(files.flatMap(({ entries }) => entries), findings.filter(({ status }) => status === 'new'));
  const wider = [...entryOf].filter(([finding, entry]) => isWider(entry, finding)).map(([, entry]) => entry);
  const told = new Set([...unused.filter(({ rule }) => !isOff(rule)), ...doubled, ...wider]);
  return {
    findings: findings.map((finding) => (entryOf.has(finding) ? { ...finding, status: 'baselined' } : finding)),
    problems: files.flatMap(({ path, entries, faults }) => [...faults, ...staleProblem(path, entries.filter((entry) => told.has(entry)))]),
  };
}

/** Whether an entry excepts more than there is left. */
export function isWider({ identity }: PlacedEntry, finding: Finding): boolean {
  return identity.names.length !== finding.identity.names.length || (identity.size ?? 0) !== (finding.identity.size ?? 0)
    || identity.names.some((name, index) => name !== finding.identity.names[index]);
}

function staleProblem(path: string, stale: readonly PlacedEntry[]): Problem[] {
  if (stale.length === 0) return [];
  const count = stale.length === 1 ? 'an entry' : `${stale.length} entries`;
  return [problem('stale-baseline', `${path} has ${count} with nothing, or less, left to accept (mended, changed, waived or written twice): `
    + `${listed(stale.map(entryText))}. Run \`mandate baseline --frozen\`, which takes out what is not needed and adds nothing, and commit the file.`,
  ...stale.map(({ file, line }) => ({ file, line, column: 1 })))];
}

function entryText({ rule, identity: { from, to, names } }: PlacedEntry): string {
  const ends = [from, to].filter((end) => end !== '').join(' → ');
  const reached = names.length === 0 ? '' : ` (${listed(names)})`;
  return `${rule}${ends === '' ? '' : ` ${ends}`}${reached}`;
}

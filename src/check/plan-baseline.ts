import type { BaselineChange, BaselineEntry, BaselinePlan, PlacedEntry } from '../model/baseline.ts';
import type { Finding } from '../model/report.ts';
import { isWider } from './apply-baseline.ts';
import { attributesFile, baselineFile, baselineText } from './baseline-file.ts';
import { fingerprint } from './fingerprint.ts';
import { matchKnown, placeOf } from './match-known.ts';
import type { BaselineFile } from './read-baseline.ts';

export interface BaselineInput {
  /** All of a run, before the baseline is applied. */
  readonly findings: readonly Finding[];
  readonly files: readonly BaselineFile[];
  readonly isOff: (rule: string) => boolean;
  /** Whether nothing may be added. */
  readonly frozen: boolean;
  /** Whether git is told already how to merge them. */
  readonly hasAttributes: boolean;
}

/**
 * What becomes of the baseline: every new finding gets an entry in the file of its home, and entries without a finding go.
 * A frozen one only loses entries, each where it stands. Entries of a rule that is off stay as they are.
 */
export function planBaseline({ findings, files, isOff, frozen, hasAttributes }: BaselineInput): BaselinePlan {
  const faults = files.filter(({ isMendable }) => !isMendable).flatMap((file) => file.faults);
  const standing = findings.filter(({ status }) => status === 'new');
  const { entryOf, unused } = matchKnown(files.flatMap(({ entries }) => entries), standing);
  const rows = numbered([
    ...standing.flatMap((finding): Row[] => rowOf(finding, entryOf.get(finding), frozen) ?? []),
    ...unused.filter(({ rule }) => isOff(rule)).map((entry): Row => ({ entry, file: entry.file, fate: 'kept' })),
  ]);
  const homes = new Map(files.map(({ path, home }) => [path, home]));
  for (const { home } of frozen ? [] : standing) homes.set(baselineFile(home), home);
  const paths = [...homes.keys()].sort();
  const plans = paths.map((path) => planFile(path, homes.get(path)!, rows.filter(({ file }) => file === path), files.find((file) => file.path === path)));
  const writes = new Map(plans.flatMap(({ change: { file }, text, isChanged }) => (isChanged ? [[file, text] as const] : [])));
  if (!hasAttributes && [...writes.values()].some((text) => text !== undefined)) writes.set(attributesFile.path, attributesFile.text);
  return {
    writes,
    changes: plans.map(({ change }) => change),
    refused: frozen ? standing.filter((finding) => !entryOf.has(finding)) : [],
    faults,
  };
}

/** An entry of the baseline to come. */
interface Row {
  readonly entry: BaselineEntry;
  readonly file: string;
  readonly fate: 'added' | 'narrowed' | 'kept';
}

function rowOf(finding: Finding, entry: PlacedEntry | undefined, frozen: boolean): [Row] | undefined {
  if (frozen && entry === undefined) return undefined;
  const isNarrowed = entry !== undefined && isWider(entry, finding);
  const fate = entry === undefined ? 'added' : isNarrowed ? 'narrowed' : 'kept';
  return [{
    entry: {
      fingerprint: finding.fingerprint,
      rule: finding.rule,
      // A line keeps its number, so that of ten equal ones only the line of the mended one goes.
      identity: entry === undefined || isNarrowed ? finding.identity : entry.identity,
      at: frozen && entry !== undefined ? entry.at : placeOf(finding),
    },
    file: frozen && entry !== undefined ? entry.file : baselineFile(finding.home),
    fate,
  }];
}

/** Every entry with a fingerprint of its own: those that are there keep their numbers, others take free ones. */
function numbered(rows: readonly Row[]): readonly Row[] {
  const taken = new Set<string>();
  const free = (row: Row): Row => {
    const { rule, identity } = row.entry;
    for (let nth = row.fate === 'kept' ? identity.nth : 0; ; nth++) {
      const own = { ...identity, nth };
      const name = fingerprint(rule, own);
      if (taken.has(name)) continue;
      taken.add(name);
      return { ...row, entry: { ...row.entry, identity: own, fingerprint: name } };
    }
  };
  const kept = rows.filter(({ fate }) => fate === 'kept').map(free);
  return [...kept, ...rows.filter(({ fate }) => fate !== 'kept').map(free)];
}

function planFile(path: string, home: string, rows: readonly Row[], file: BaselineFile | undefined): {
  change: BaselineChange; text: string | undefined; isChanged: boolean;
} {
  const text = rows.length === 0 ? undefined : baselineText(home, rows.map(({ entry }) => entry));
  const count = (fate: Row['fate']): number => rows.filter((row) => row.fate === fate).length;
  const kept = count('kept') + count('narrowed');
  return {
    change: { home, file: path, added: count('added'), removed: Math.max(0, (file?.entries.length ?? 0) - kept), narrowed: count('narrowed'), kept },
    text,
    isChanged: text !== file?.text,
  };
}

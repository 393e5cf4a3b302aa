import type { BaselineEntry } from '../model/baseline.ts';
import { covers, kindKey, pairKey } from '../model/identity.ts';
import type { Finding } from '../model/report.ts';

/** What of a finding tells which it is. */
export type Told = Pick<Finding, 'rule' | 'identity' | 'sites'>;

/** Which finding goes by which entry: by a line of the baseline, or by a finding of another revision. */
export interface Match<Entry, One extends Told = Finding> {
  readonly entryOf: ReadonlyMap<One, Entry>;
  /** Entries that nothing goes by any more. */
  readonly unused: readonly Entry[];
  /** Entries that stand there already, line for line. */
  readonly doubled: readonly Entry[];
}

/**
 * Gives every finding an entry of its own, as far as there are any: first one of just its kind, the one written for its file
 * before others; then one that reaches more, of which it is what is left. Judged by what the entries say, never by the
 * fingerprint alone, which somebody could contrive to meet.
 */
export function matchKnown<Entry extends BaselineEntry, One extends Told>(entries: readonly Entry[], findings: readonly One[]): Match<Entry, One> {
  const first = new Map(entries.toReversed().map((entry) => [lineKey(entry), entry]));
  const free = new Set(entries.filter((entry) => first.get(lineKey(entry)) === entry));
  const entryOf = new Map<One, Entry>();
  const match = (candidates: (finding: One) => readonly Entry[], isRight: (entry: Entry, finding: One) => boolean): void => {
    for (const finding of findings) {
      if (entryOf.has(finding)) continue;
      const entry = candidates(finding).find((one) => free.has(one) && isRight(one, finding));
      if (entry === undefined) continue;
      entryOf.set(finding, entry);
      free.delete(entry);
    }
  };
  const equal = groupBy(free, ({ rule, identity }) => kindKey(rule, identity));
  const alike = (finding: One): readonly Entry[] => equal.get(kindKey(finding.rule, finding.identity)) ?? [];
  match(alike, (entry, finding) => entry.at === placeOf(finding));
  match(alike, () => true);
  const pairs = groupBy(free, ({ rule, identity }) => pairKey(rule, identity));
  const between = (finding: One): readonly Entry[] => pairs.get(pairKey(finding.rule, finding.identity)) ?? [];
  match(between, (entry, finding) => entry.at === placeOf(finding) && covers(entry.identity, finding.identity));
  match(between, (entry, finding) => covers(entry.identity, finding.identity));
  return { entryOf, unused: [...free], doubled: entries.filter((entry) => first.get(lineKey(entry)) !== entry) };
}

/** The new findings of one report that another, of an earlier state, has too: as they are, or as a part of what they were. */
export function knownFindings(before: readonly Finding[], findings: readonly Finding[]): ReadonlySet<Finding> {
  const entries = before.map((finding): BaselineEntry => ({ fingerprint: finding.fingerprint, rule: finding.rule, identity: finding.identity, at: placeOf(finding) }));
  return new Set(matchKnown(entries, findings).entryOf.keys());
}

/** Two branches that each add one of a kind give it the same number; their files tell them apart. */
function lineKey({ fingerprint, at }: BaselineEntry): string {
  return `${fingerprint}\0${at}`;
}

/** The file that a finding is told at first. */
export function placeOf({ sites: [site] }: Told): string {
  return site?.file ?? '';
}

function groupBy<Entry>(entries: Iterable<Entry>, keyOf: (entry: Entry) => string): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

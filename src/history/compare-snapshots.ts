import { matchKnown, placeOf } from '../check/match-known.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import type { ServiceEdge } from '../model/drift.ts';
import { covers, pairKey } from '../model/identity.ts';
import type { PastFinding, Snapshot } from './snapshot.ts';

/** One finding at two revisions. */
export interface FindingPair {
  readonly before: PastFinding;
  readonly now: PastFinding;
  readonly grown: boolean;
  readonly moved: boolean;
}

/** What became of the findings and edges of one revision at a later one. */
export interface Comparison {
  readonly pairs: readonly FindingPair[];
  readonly added: readonly PastFinding[];
  readonly gone: readonly PastFinding[];
  readonly newEdges: readonly ServiceEdge[];
  readonly goneEdges: readonly ServiceEdge[];
  /** Files in which something is to be seen of all that is not as it was. */
  readonly files: readonly string[];
  readonly isSame: boolean;
}

/** Follows findings by what they are, not by where: names of projects and symbols stay when files and directories are renamed. */
export function compareSnapshots(before: Snapshot, now: Snapshot): Comparison {
  const entries = before.findings.map((finding): Entry => ({ finding, fingerprint: finding.fingerprint, rule: finding.rule, identity: finding.identity, at: placeOf(finding) }));
  const { entryOf } = matchKnown(entries, now.findings);
  const known = new Map([...entryOf].map(([one, { finding }]) => [one, finding]));
  const followed = new Set(known.values());
  const grown = new Set<PastFinding>();
  const left = new Map<string, PastFinding[]>();
  for (const finding of before.findings) {
    if (followed.has(finding)) continue;
    const key = pairKey(finding.rule, finding.identity);
    left.set(key, [...left.get(key) ?? [], finding]);
  }
  for (const finding of now.findings) {
    if (known.has(finding)) continue;
    const was = left.get(pairKey(finding.rule, finding.identity))?.find((one) => !followed.has(one) && covers(finding.identity, one.identity));
    if (was === undefined) continue;
    known.set(finding, was);
    followed.add(was);
    grown.add(finding);
  }
  const pairs = [...known].map(([one, was]): FindingPair => ({ before: was, now: one, grown: grown.has(one), moved: !one.files.some((file) => was.files.includes(file)) && one.files.length > 0 }));
  const added = now.findings.filter((finding) => !known.has(finding));
  const gone = before.findings.filter((finding) => !followed.has(finding));
  const [old, fresh] = [new Set(before.edges.map(edgeKey)), new Set(now.edges.map(edgeKey))];
  const newEdges = now.edges.filter((edge) => !old.has(edgeKey(edge)));
  const goneEdges = before.edges.filter((edge) => !fresh.has(edgeKey(edge)));
  const changed = pairs.filter((pair) => pair.grown || pair.moved || isExcepted(pair.before) !== isExcepted(pair.now));
  const findings = [...added, ...gone, ...changed.flatMap((pair) => [pair.before, pair.now])];
  const files = [...new Set([...findings.flatMap((finding) => finding.files), ...[...newEdges, ...goneEdges].map(({ file }) => file)])].sort();
  return { pairs, added, gone, newEdges, goneEdges, files, isSame: findings.length + newEdges.length + goneEdges.length === 0 };
}

/** Whether a finding does not count. */
export function isExcepted({ status }: PastFinding): boolean {
  return status === 'waived' || status === 'baselined';
}

export function edgeKey({ from, to, kind }: ServiceEdge): string {
  return JSON.stringify([from, to, kind]);
}

interface Entry extends BaselineEntry {
  readonly finding: PastFinding;
}

import { matchKnown, placeOf } from '../check/match-known.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import { type Identity, covers, pairKey } from '../model/identity.ts';
import type { ServiceEdge } from '../model/service-edge.ts';
import { type Renames, renamedProjects } from './renamed-projects.ts';
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
  /** As they were, and as they are. */
  readonly keptEdges: readonly (readonly [ServiceEdge, ServiceEdge])[];
  /** Files in which something is to be seen of all that is not as it was. */
  readonly files: readonly string[];
  readonly isSame: boolean;
}

/** Follows findings by what they are, not by where: by the names of projects and symbols, in the spelling of the later revision. */
export function compareSnapshots(before: Snapshot, now: Snapshot): Comparison {
  const renames = renamedProjects(before.projects, now.projects);
  const was = followFindings(before.findings.map((finding) => entryOf(finding, renames)), now.findings);
  const gone = before.findings.filter((finding) => !was.followed.has(finding));
  const added = now.findings.filter((finding) => !was.known.has(finding));
  const pairs = [...was.known].map(([one, old]): FindingPair => (
    { before: old, now: one, grown: was.grown.has(one), moved: hasMoved(old, one) }
  ));
  const oldEdges = new Map(before.edges.map((edge) => [edgeKey(renamedEdge(edge, renames)), edge]));
  const fresh = new Set(now.edges.map(edgeKey));
  const newEdges = now.edges.filter((edge) => !oldEdges.has(edgeKey(edge)));
  const goneEdges = [...oldEdges].flatMap(([key, edge]) => (fresh.has(key) ? [] : [edge]));
  const keptEdges = now.edges.flatMap((edge): [ServiceEdge, ServiceEdge][] => {
    const old = oldEdges.get(edgeKey(edge));
    return old === undefined ? [] : [[old, edge]];
  });
  const changed = pairs.filter((pair) => pair.grown || pair.moved || isExcepted(pair.before) !== isExcepted(pair.now));
  const findings = [...added, ...gone, ...changed.flatMap((pair) => [pair.before, pair.now])];
  const edges = [...newEdges, ...goneEdges];
  const files = [...new Set([...findings.flatMap((finding) => finding.files), ...edges.map(({ file }) => file)])].sort();
  return { pairs, added, gone, newEdges, goneEdges, keptEdges, files, isSame: findings.length + edges.length === 0 };
}

interface Followed {
  /** A finding of now → what it was before. */
  readonly known: ReadonlyMap<PastFinding, PastFinding>;
  readonly followed: ReadonlySet<PastFinding>;
  readonly grown: ReadonlySet<PastFinding>;
}

/** First those that are what they were, or a part of it; then those that are what they were and more. */
function followFindings(before: readonly Entry[], now: readonly PastFinding[]): Followed {
  const match = matchKnown(before, now);
  const known = new Map([...match.entryOf].map(([one, { finding }]) => [one, finding]));
  const followed = new Set(known.values());
  const grown = new Set<PastFinding>();
  const left = new Map<string, Entry[]>();
  for (const entry of before) {
    if (followed.has(entry.finding)) continue;
    const key = pairKey(entry.rule, entry.identity);
    left.set(key, [...left.get(key) ?? [], entry]);
  }
  for (const finding of now) {
    if (known.has(finding)) continue;
    const old = left.get(pairKey(finding.rule, finding.identity))
      ?.find((one) => !followed.has(one.finding) && covers(finding.identity, one.identity));
    if (old === undefined) continue;
    known.set(finding, old.finding);
    followed.add(old.finding);
    grown.add(finding);
  }
  return { known, followed, grown };
}

function entryOf(finding: PastFinding, { names }: Renames): Entry {
  const { fingerprint, rule, identity } = finding;
  return { finding, fingerprint, rule, identity: names.size === 0 ? identity : renamedIdentity(identity, names), at: placeOf(finding) };
}

/** An end is told as project and symbol. */
function renamedIdentity(identity: Identity, names: ReadonlyMap<string, string>): Identity {
  const renamed = (end: string): string => end.split(' · ').map((part) => names.get(part) ?? part).join(' · ');
  const inNames = [...new Set(identity.names.map((name) => names.get(name) ?? name))].sort();
  return { ...identity, from: renamed(identity.from), to: renamed(identity.to), names: inNames };
}

function renamedEdge(edge: ServiceEdge, { services }: Renames): ServiceEdge {
  return { ...edge, from: services.get(edge.from) ?? edge.from, to: services.get(edge.to) ?? edge.to };
}

function hasMoved({ files: old }: PastFinding, { files }: PastFinding): boolean {
  return files.length > 0 && !files.some((file) => old.includes(file));
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

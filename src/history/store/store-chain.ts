import type { Earlier, PastCommit } from '../past-commits.ts';
import type { StoredRevision } from './read-store.ts';
import type { RevisionLine } from './revision-line.ts';

/** The way back through what a history file tells, without a clone. */
export interface StoreChain {
  /** All from a commit back, oldest first; empty where it is not stored. */
  backFrom(commit: string): readonly PastCommit[];
  /** What is stored from before a clone; undefined where nothing is. */
  before(clone: readonly PastCommit[], parent: string | undefined): Earlier | undefined;
  /** The commit that no other one follows; the latest of several, of the same moment the one with the smallest name. */
  tip(): string | undefined;
  /** Whether the repository is known to begin with a commit. */
  isBeginning(commit: string): boolean;
}

type Line = StoredRevision['line'];

/** Lines tell which one they follow, so what other branches had stays apart. @param lines of one repository */
export function chainOf(lines: readonly Line[]): StoreChain {
  const byCommit = new Map<string, Line>();
  const links = new Map<string, NonNullable<Line['after']>>();
  const beginnings = new Set<string>();
  for (const line of lines) {
    if (!byCommit.has(line.commit)) byCommit.set(line.commit, line);
    if (line.after !== undefined && isNearer(line.after, links.get(line.commit))) links.set(line.commit, line.after);
    if (line.beginning === true) beginnings.add(line.commit);
  }
  const tips = [...byCommit.values()].filter(isTip(links)).sort((a, b) => b.moment - a.moment || (a.commit < b.commit ? -1 : 1));
  const latestTip = (until: number, passed: ReadonlySet<string>): Line | undefined => (
    tips.find(({ commit, moment }) => moment <= until && !passed.has(commit))
  );
  const backFrom = (commit: string): PastCommit[] => {
    const found: PastCommit[] = [];
    const passed = new Set<string>();
    for (let line = byCommit.get(commit); line !== undefined;) {
      passed.add(line.commit);
      const link = links.get(line.commit);
      const near = link && byCommit.get(link.commit);
      // Where a line is lost, what went before it still counts.
      const next = link === undefined ? undefined : near ?? latestTip(line.moment, passed);
      const distance = next === undefined || next !== near ? 'unknown' : link?.apart ?? 'unknown';
      found.push(pastCommit(line, next === undefined ? undefined : distance));
      line = next === undefined || passed.has(next.commit) ? undefined : next;
    }
    return found.reverse();
  };
  return {
    backFrom,
    isBeginning: (commit) => beginnings.has(commit),
    tip: () => tips[0]?.commit,
    before(clone, parent) {
      const there = new Set(clone.map(({ commit }) => commit));
      const entry = parent !== undefined && byCommit.has(parent) ? { commit: parent, apart: 1 as const }
        : linkOut(clone, links, (commit) => byCommit.has(commit) && !there.has(commit)) ?? loose(latestTip(clone[0]!.moment, there));
      const commits = entry === undefined ? [] : backFrom(entry.commit).filter(({ commit }) => !there.has(commit));
      return entry === undefined ? undefined : { commits, apart: entry.apart, isBeginning: beginnings.has(commits[0]!.commit) };
    },
  };
}

/** Whether the first link leads less far, or is the first to be sure. */
export function isNearer(one: NonNullable<RevisionLine['after']>, other: RevisionLine['after']): boolean {
  return other === undefined || (one.apart !== undefined && (other.apart === undefined || one.apart < other.apart));
}

interface Entry {
  readonly commit: string;
  readonly apart: number | 'unknown';
}

/** From the first commit of a clone that follows one from before it. */
function linkOut(clone: readonly PastCommit[], links: ReadonlyMap<string, NonNullable<Line['after']>>, isBefore: (commit: string) => boolean): Entry | undefined {
  for (const [at, { commit }] of clone.entries()) {
    const link = links.get(commit);
    if (link === undefined || !isBefore(link.commit)) continue;
    return { commit: link.commit, apart: link.apart === undefined || link.apart <= at ? 'unknown' : link.apart - at };
  }
  return undefined;
}

function loose(line: Line | undefined): Entry | undefined {
  return line && { commit: line.commit, apart: 'unknown' };
}

function isTip(links: ReadonlyMap<string, NonNullable<Line['after']>>): (line: Line) => boolean {
  const followed = new Set([...links.values()].map(({ commit }) => commit));
  return ({ commit }) => !followed.has(commit);
}

function pastCommit({ commit, date, subject, moment }: Line, apart: number | 'unknown' | undefined): PastCommit {
  return { commit, date, subject, moment, ...(apart === undefined || apart === 1 ? {} : { apart }) };
}

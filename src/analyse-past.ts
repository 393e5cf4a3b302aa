import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { reportKey } from './cache/report-cache.ts';
import { compactFacts, saveCache } from './facts/fact-cache.ts';
import { keptSnapshots } from './history/kept-snapshots.ts';
import type { PastCommit } from './history/past-commits.ts';
import { type Snapshot, takeSnapshot } from './history/snapshot.ts';
import type { JudgedBy } from './history/store/store-line.ts';
import { type ConfigOfPast, judgedBy, snapshotVersion } from './judged-by.ts';
import { measureReport } from './measure-repository.ts';
import type { Finding } from './model/report.ts';
import type { Rule } from './model/rule.ts';
import { cacheFileIn, type FactMemory } from './read-facts.ts';
import { analyse, prepare } from './session.ts';
import type { Repository } from './tree/git-revision.ts';
import { type GitTree, openGitTree } from './tree/open-git-tree.ts';
import { readTextFile } from './tree/read-file.ts';

export interface PastSettings {
  readonly rules: readonly Rule[];
  readonly cacheDirectory: string | false;
  /** What earlier runs have left of a commit, where anything lasting is kept; and where to leave it. */
  readonly store?: {
    find(commit: PastCommit, by: JudgedBy): Snapshot | undefined;
    keep(commit: PastCommit, by: JudgedBy, snapshot: Snapshot): void;
  };
  configOf(tree: () => Promise<GitTree>, commit: PastCommit): Promise<ConfigOfPast>;
}

/** Analyses commits of one repository, one after the other. */
export interface PastAnalyst {
  snapshotOf(commit: PastCommit): Promise<Snapshot>;
  /** Leaves the facts for the next run. */
  keep(): void;
}

/**
 * What is read of a file once is known for every commit that has the same bytes in it; facts of no more files are held than twice
 * as many as the last commit has. A commit is judged on its own day, so that no clock tells in the result.
 */
export function analysePast(repository: Repository, { rules, cacheDirectory, store, configOf }: PastSettings): PastAnalyst {
  const memory: FactMemory = {};
  const factsFile = cacheDirectory === false ? undefined : join(cacheDirectory, 'history.bin');
  const kept = cacheDirectory === false ? undefined : keptSnapshots(join(cacheDirectory, 'history'));
  const exclude = readTextFile(join(repository.git.commonDirectory, 'info', 'exclude')) ?? '';
  let room = 0;
  let read = 0;

  const onDisk = (): { readonly cacheFile?: string } => (
    factsFile !== undefined && existsSync(factsFile) ? { cacheFile: factsFile } : cacheFileIn(cacheDirectory)
  );
  return {
    async snapshotOf(commit) {
      let opened: GitTree | undefined;
      const tree = async (): Promise<GitTree> => (opened ??= await openGitTree(repository, commit.commit));
      const judge = await configOf(tree, commit);
      const { config, waiverSites = [], isOwn } = judge;
      const by = judgedBy(judge, rules);
      const stored = store?.find(commit, by);
      if (stored !== undefined) return stored;
      const today = new Date(commit.moment).toISOString().slice(0, 10);
      const state = JSON.stringify(['history', snapshotVersion, commit.commit, repository.root, repository.git.workTree, exclude, isOwn, waiverSites]);
      const key = reportKey({ state: () => state }, config, rules, today);
      const known = key === undefined ? undefined : kept?.load(commit.commit, key);
      if (known !== undefined) {
        store?.keep(commit, by, known);
        return known;
      }
      const files = await tree();
      const isPrepared = await prepare(files);
      const session = analyse(files, { config, rules, waiverSites, today }, { ...onDisk(), forgets: true, memory });
      const judges = new Set(isOwn ? [] : rules.flatMap(({ id, judges: what }) => what === undefined ? [] : id));
      const written = new Set(waiverSites.map(({ file }) => file));
      // What the config of now excepts is seldom there in the past, which is no fault of the past.
      const isTold = ({ rule, sites: [site] }: Finding): boolean => !judges.has(rule) || !written.has(site?.file ?? '');
      const report = session.report();
      const told = { ...report, findings: report.findings.filter(isTold) };
      const { architecture, ownersOf } = session;
      const metrics = measureReport(architecture, told, rules, config);
      const snapshot = takeSnapshot({ architecture, report: told, metrics, ownersOf, keyOf: (path) => files.key(path) });
      files.requireWhole();
      read++;
      room = bounded(memory, room);
      if (key !== undefined && isPrepared) kept?.save(commit.commit, key, snapshot);
      if (isPrepared) store?.keep(commit, by, snapshot);
      return snapshot;
    },
    keep() {
      if (read > 0 && factsFile !== undefined && memory.version !== undefined && memory.facts !== undefined) saveCache(factsFile, memory.version, memory.facts);
    },
  };
}

/** Lets go of what no file leads to any more, once that may be half of all; gives the size after which to look again. */
function bounded(memory: FactMemory, room: number): number {
  const { facts } = memory;
  if (facts === undefined || facts.records.length + facts.strings.length <= room) return room;
  memory.facts = compactFacts(facts);
  return 2 * (memory.facts.records.length + memory.facts.strings.length);
}

import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { reportKey } from './cache/report-cache.ts';
import { saveCache } from './facts/fact-cache.ts';
import { followRevisions } from './follow-revisions.ts';
import { keptSnapshots } from './history/kept-snapshots.ts';
import type { PastCommit } from './history/past-commits.ts';
import { type Snapshot, takeSnapshot } from './history/snapshot.ts';
import type { JudgedBy } from './history/store/revision-line.ts';
import { type ConfigOfPast, judgedBy, snapshotVersion } from './judged-by.ts';
import { measureReport } from './measure-repository.ts';
import type { Finding } from './model/report.ts';
import type { Rule } from './model/rule.ts';
import { type OnDisk, cacheFileIn } from './read-facts.ts';
import { blobMemory } from './tree/blob-memory.ts';
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
 * What is read of a file once is known for every commit that has the same bytes in it. A commit is judged on its own day, so that
 * no clock tells in the result.
 */
export function analysePast(repository: Repository, { rules, cacheDirectory, store, configOf }: PastSettings): PastAnalyst {
  const factsFile = cacheDirectory === false ? undefined : join(cacheDirectory, 'history.bin');
  const kept = cacheDirectory === false ? undefined : keptSnapshots(join(cacheDirectory, 'history'));
  const exclude = readTextFile(join(repository.git.commonDirectory, 'info', 'exclude')) ?? '';
  const blobs = blobMemory();
  const onDisk = (): OnDisk => (factsFile !== undefined && existsSync(factsFile) ? { cacheFile: factsFile } : cacheFileIn(cacheDirectory));
  const follower = followRevisions(onDisk);
  return {
    async snapshotOf(commit) {
      let opened: GitTree | undefined;
      const tree = async (): Promise<GitTree> => (opened ??= await openGitTree(repository, commit.commit, blobs));
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
      const { architecture, ownersOf, report, isPrepared } = await follower.analysisOf(files, { config, rules, waiverSites, today });
      const judges = new Set(isOwn ? [] : rules.flatMap(({ id, judges: what }) => what === undefined ? [] : id));
      const written = new Set(waiverSites.map(({ file }) => file));
      // What the config of now excepts is seldom there in the past, which is no fault of the past.
      const isTold = ({ rule, sites: [site] }: Finding): boolean => !judges.has(rule) || !written.has(site?.file ?? '');
      const told = { ...report, findings: report.findings.filter(isTold) };
      const metrics = measureReport(architecture, told, rules, config);
      const snapshot = takeSnapshot({ architecture, report: told, metrics, ownersOf, keyOf: (path) => files.key(path) });
      files.requireWhole();
      if (key !== undefined && isPrepared) kept?.save(commit.commit, key, snapshot);
      if (isPrepared) store?.keep(commit, by, snapshot);
      return snapshot;
    },
    keep() {
      const { version, facts } = follower.facts();
      if (factsFile !== undefined && version !== undefined && facts !== undefined) saveCache(factsFile, version, facts);
    },
  };
}

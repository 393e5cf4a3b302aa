import { analysePast } from './analyse-past.ts';
import { configOfTree } from './config/config-of-tree.ts';
import { allChanges } from './history/all-changes.ts';
import { historyOfFiles } from './history/history-of-files.ts';
import { type CommitsAsked, commitsTouching, listCommits } from './history/list-commits.ts';
import type { PastCommit } from './history/past-commits.ts';
import { sampleCommits, tagsOf } from './history/sample-commits.ts';
import { openStore, type OpenStore, type StoreFile } from './history/store/open-store.ts';
import type { MissingChanges } from './history/store/store-changes.ts';
import { type ConfigOfPast, judgedBy } from './judged-by.ts';
import { walkHistory } from './history/walk-history.ts';
import type { Drift, Sampling } from './model/drift.ts';
import type { SessionSettings } from './session.ts';
import { decodeText } from './tree/decode-text.ts';
import { deepen, isShallow, openRepository, type Repository } from './tree/git-revision.ts';
import type { GitTree } from './tree/open-git-tree.ts';
import { version as toolVersion } from './version.ts';

export interface DriftSettings extends Omit<SessionSettings, 'today'>, CommitsAsked {
  readonly every: Sampling;
  /** Whether each revision is judged by the config that it has itself. */
  readonly configAtRevision: boolean;
  /** A history file: what it tells is not analysed again, and what it does not tell is added to it. */
  readonly store?: StoreFile;
  /** Asked before each commit: once it says so, the run is left unfinished. */
  isStopped?(): boolean;
}

/** The run was ended by the user; what it had computed is kept where there is a cache. */
export interface Unfinished {
  readonly unfinished: { readonly done: number; readonly of: number };
}

/** What the history of a repository tells of its architecture. Reads git's objects alone: nothing is checked out or written there. */
export async function driftOfRepository(root: string, settings: DriftSettings): Promise<Drift | Unfinished> {
  const repository = openRepository(root);
  const store = settings.store === undefined ? undefined : await openStore(repository, settings.store, countsAsNow(settings));
  const past = await listCommits(repository, settings, store?.earlierThan);
  const { commits, isBeginning, shallow, count } = past;
  const tags = await allTags(repository, commits, store);
  const sampled = sampleCommits(commits, settings.every, tags);
  const refused = new Map<string, PastCommit[]>();
  const analyst = analysePast(repository, { rules: settings.rules, cacheDirectory: settings.cacheDirectory ?? false, configOf, ...(store === undefined ? {} : { store }) });
  const progress = { done: 0, of: sampled.length, between: 0 };
  const places = new Set(sampled.map((place) => commits[place]!.commit));
  try {
    const { revisions, findings, edges, last, roots } = await walkHistory({
      commits, sampled, tags, isBeginning,
      touching: async (from, to, files) => commitsTouching(repository, from.commit, to.commit, files),
      onRevision(done) {
        progress.done = done;
        store?.write(past, tags, true);
      },
      async snapshotOf(commit) {
        // A signal is heard between two commits.
        await new Promise((resolve) => setImmediate(resolve));
        if (settings.isStopped?.() === true) throw new Interrupted();
        if (!places.has(commit.commit)) progress.between++;
        const also = progress.between === 0 ? '' : ` (and ${progress.between} commits between them)`;
        settings.onProgress?.(`Analysing revisions${also}`, progress.done, progress.of);
        return store?.tell(commit) ?? analyst.snapshotOf(commit);
      },
    });
    store?.write(past, tags, true);
    let missing: MissingChanges | undefined;
    const { hotspots, coChanges, notes } = await historyOfFiles(allChanges(repository, commits, store, (found) => (missing = found)), { last, roots });
    return {
      version: 1,
      tool: { name: 'mandate', version: toolVersion },
      range: {
        from: commits[0]!.commit, to: commits.at(-1)!.commit, every: settings.every, commits: count,
        config: settings.configAtRevision ? 'revision' : 'today', shallow,
      },
      notes: [
        ...(shallow ? [cutOff(commits[0]!, settings.store)] : []), ...(settings.from === undefined ? [] : besideNote(commits)),
        ...store?.notes(sampled.map((place) => commits[place]!), settings.from === undefined ? commits : [], missing) ?? [],
        ...[...refused].map(([why, at]) => refusedText(why, at)), ...notes,
      ],
      revisions, findings, edges,
      latest: last.picture,
      hotspots, coChanges,
    };
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return { unfinished: { done: progress.done, of: progress.of } };
  } finally {
    analyst.keep();
    store?.write(past, tags, false);
  }

  async function configOf(tree: () => Promise<GitTree>, commit: PastCommit): Promise<ConfigOfPast> {
    const today: ConfigOfPast = {
      config: settings.config ?? {}, isOwn: false, ...(settings.waiverSites === undefined ? {} : { waiverSites: settings.waiverSites }),
    };
    if (!settings.configAtRevision) return today;
    const files = await tree();
    const own = await configOfTree(new Set(files.paths), (path) => {
      const bytes = files.bytes(path);
      return bytes && decodeText(bytes).text;
    }, settings.rules);
    if (own.config !== undefined) {
      return { config: own.config, isOwn: true, ...(own.waiverSites === undefined ? {} : { waiverSites: own.waiverSites }) };
    }
    refused.set(own.why, [...refused.get(own.why) ?? [], commit]);
    return today;
  }
}

/** Whether what a history file tells was judged as it would be now. The config of a revision that the clone lacks cannot be asked for. */
function countsAsNow({ config = {}, waiverSites = [], rules, configAtRevision }: DriftSettings): Parameters<typeof openStore>[2] {
  const now = judgedBy({ config, waiverSites, isOwn: false }, rules);
  return (by) => (
    by.program === now.program && (configAtRevision ? by.own === true : by.own === undefined && by.config !== undefined && by.config === now.config)
  );
}

/** Of a clone with all of its history, git's tags are those that there are. */
async function allTags(repository: Repository, commits: readonly PastCommit[], store: OpenStore | undefined): Promise<ReadonlyMap<string, readonly string[]>> {
  const tags = await tagsOf(repository);
  if (store === undefined || !await isShallow(repository.root)) return tags;
  return new Map([...tags, ...commits.flatMap(({ commit }): [string, readonly string[]][] => {
    const all = [...new Set([...tags.get(commit) ?? [], ...store.tagsOf(commit)])].sort();
    return all.length === 0 ? [] : [[commit, all]];
  })]);
}

/** Leads out of the walk. */
class Interrupted extends Error {}

function cutOff({ commit, date }: PastCommit, store: StoreFile | undefined): string {
  return `This clone is shallow${store === undefined ? ': its history' : `, and what ${store.name} tells`} begins with ${commit.slice(0, 10)} of ${date.slice(0, 10)}, and nothing can be told of what was before. ${deepen}`;
}

/** Whether a run begins at a commit of another branch. */
function besideNote([first, next]: readonly PastCommit[]): readonly string[] {
  if (next?.apart !== 'unknown') return [];
  const [from, to] = [first!.commit.slice(0, 10), next.commit.slice(0, 10)];
  return [`${from} came with a merge, so it is not on the way back along first parents: what is told of ${to} may have come with a commit before that.`];
}

function refusedText(why: string, asked: readonly PastCommit[]): string {
  const commits = asked.toSorted((a, b) => a.moment - b.moment);
  const [first, last] = [commits[0]!, commits.at(-1)!].map(({ commit }) => commit.slice(0, 10));
  const where = commits.length === 1 ? `At ${first}` : `At ${commits.length} commits, from ${first} to ${last}`;
  return `${where} the config of the revision could not count, so the one of now did: ${why}.`.replace(/\.\.$/, '.');
}

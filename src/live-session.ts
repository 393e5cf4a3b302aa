import type { Tree } from './model/tree.ts';
import { type FactMemory, cacheFileIn } from './read-facts.ts';
import { type Analysis, type Session, type SessionSettings, analyse, prepare } from './session.ts';
import { type LiveTree, liveTree } from './tree/live-tree.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';

/** A session that follows its files while they are edited: the verdicts of an analysis from scratch, at a fraction of the work. */
export interface LiveSession {
  /** Lays the text of a buffer that is not saved over whatever the disk has; undefined gives the file back to the disk. */
  edit(path: string, text: string | undefined): void;
  /** Tells of files that were made, written or removed on the disk; without paths, that any may have been. */
  touched(paths?: Iterable<string>): void;
  /** Judges by these settings from now on; what was judged by equal ones stays. */
  configure(settings: SessionSettings): void;
  /** The files as of the last session; undefined before there is one. */
  readonly tree: Tree | undefined;
  /** The session after all that was told; the same object while nothing changes. One call at a time. Throws a UserError when the directory is gone. */
  current(): Promise<Session>;
}

/** More changes at once than these (another branch was checked out) are as well analysed anew. */
const mostAtOnce = 50;
/** After so many revisions, what was typed and is gone again takes room enough to be swept out. */
const sweepAfter = 2_000;

/** @param root absolute path. Paths told to the session are posix, from the root. */
export function openLiveSession(root: string, initial: SessionSettings): LiveSession {
  let settings = initial;
  let live: LiveTree | undefined;
  let known: Analysis | undefined;
  let revisions = 0;
  const texts = new Map<string, string>();
  const changed = new Set<string>();
  const memory: FactMemory = {};

  /** Nothing of the session holds any more but the facts of files. */
  const drop = (): void => {
    known?.remember(memory);
    known = undefined;
    changed.clear();
  };
  const note = (path: string, change: 'files' | 'bytes' | 'nothing'): void => {
    if (change === 'bytes') changed.add(path);
    else if (change === 'files') drop();
  };
  const reopen = (): void => {
    drop();
    live = undefined;
  };
  return {
    get tree() { return live?.tree; },
    edit(path, text) {
      if (live !== undefined) note(path, live.edit(path, text));
      else if (text === undefined) texts.delete(path);
      else texts.set(path, text);
    },
    touched(paths) {
      if (paths === undefined) return reopen();
      for (const path of paths) {
        const change = live?.touched(path);
        if (change === 'files') reopen();
        else if (change === 'bytes') changed.add(path);
      }
    },
    configure(next) {
      const isSame = !hasCode(next) && !hasCode(settings) && next.rules === settings.rules && signature(next) === signature(settings);
      settings = next;
      if (!isSame) drop();
    },
    async current() {
      live ??= liveTree(await openWorkingTree(root), texts);
      if (known === undefined) await prepare(live.tree);
      // From here on nothing is waited for, so nothing can change meanwhile.
      const { tree } = live;
      if (known !== undefined && changed.size === 0) return known;
      if (changed.size > mostAtOnce || revisions >= sweepAfter) drop();
      const revised = known?.revised(tree, [...changed]);
      if (revised === undefined) drop();
      revisions = revised === undefined ? 0 : revisions + 1;
      changed.clear();
      // A second thread reads the disk, where the texts of buffers are not.
      const onDisk = texts.size === 0 ? { root, memory } : { memory };
      return (known = revised ?? analyse(tree, settings, { ...onDisk, ...cacheFileIn(settings.cacheDirectory) }));
    },
  };
}

/** Rules of the config's own are code, which no text tells. */
function hasCode({ config }: SessionSettings): boolean {
  return (config?.customRules ?? []).length > 0;
}

/** What a verdict depends on beside the files and the rules. */
function signature({ config, today, waiverSites, cacheDirectory }: SessionSettings): string {
  return JSON.stringify([config ?? {}, today, waiverSites, cacheDirectory]);
}

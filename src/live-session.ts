import type { Tree } from './model/tree.ts';
import { type FactMemory, type Session, type SessionSettings, analyse, cacheFileIn, prepare } from './session.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';
import { overlayTree } from './tree/overlay-tree.ts';

/** A session that follows its files while they are edited: the same verdicts as an analysis from scratch, at a fraction of the work. */
export interface LiveSession {
  /** Lays the text of a buffer that is not saved over whatever the disk has; undefined gives the file back to the disk. */
  edit(path: string, text: string | undefined): void;
  /** Tells of files that were made, written or removed on the disk; without paths, that any may have been. */
  touched(paths?: Iterable<string>): void;
  /** Judges by other settings from now on. */
  configure(settings: SessionSettings): void;
  /** The session after all that was told. One call at a time. Throws a UserError when the directory is gone. */
  current(): Promise<Session>;
}

/** @param root absolute path. Paths told to the session are posix, from the root. */
export function openLiveSession(root: string, initial: SessionSettings): LiveSession {
  let settings = initial;
  let base: Tree | undefined;
  let known: Session | undefined;
  const edits = new Map<string, string>();
  const memory: FactMemory = {};
  return {
    edit(path, text) {
      if (edits.get(path) === text) return;
      if (text === undefined) edits.delete(path);
      else edits.set(path, text);
      known = undefined;
    },
    touched() {
      base = known = undefined;
    },
    configure(next) {
      settings = next;
      known = undefined;
    },
    async current() {
      base ??= await openWorkingTree(root);
      if (known !== undefined) return known;
      const tree = overlayTree(base, edits);
      await prepare(tree);
      return (known = analyse(tree, settings, { root, ...cacheFileIn(settings.cacheDirectory), memory }));
    },
  };
}

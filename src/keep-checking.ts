import { type CheckSettings, type Checked, checkRepository } from './check-repository.ts';
import { findCruise } from './cruiser/find-cruise.ts';
import { type LiveSession, openLiveSession } from './live-session.ts';
import type { FactMemory } from './read-facts.ts';
import { unseenBaseline } from './unseen-baseline.ts';

/** Checks of one directory in a row, each at the price of what has changed. */
export interface KeptCheck {
  check(root: string, settings: CheckSettings): Promise<Checked>;
  /** Tells of files that were made, written or removed, posix from the root; without paths, that any may have been. */
  touched(paths?: Iterable<string>): void;
}

/** The reports are those of `checkRepository`. What dependency-cruiser says and a comparison with a ref are worked out anew each time. */
export function keepChecking(): KeptCheck {
  const memory: FactMemory = {};
  let live: LiveSession | undefined;
  let isCruised = false;
  return {
    touched: (paths) => live?.touched(paths),
    async check(root, settings) {
      if (settings.affected !== undefined || isCruised) return checkRepository(root, settings, memory);
      live ??= openLiveSession(root, settings);
      live.configure(settings);
      const session = await live.current();
      const { tree } = live;
      isCruised = tree === undefined || (settings.cruise !== undefined && findCruise(root, tree.paths) !== undefined);
      if (tree === undefined || isCruised) return checkRepository(root, settings, memory);
      // A root without a config of dependency-cruiser has none of its rules.
      const report = session.report(settings.cruise === undefined ? undefined : { rules: [], problems: [], cruised: true });
      return {
        report, sourceOf: (path) => session.sourceOf(path), ignores: (path, directory) => tree.ignores(path, directory), unseenBaseline: unseenBaseline(root, tree),
      };
    },
  };
}

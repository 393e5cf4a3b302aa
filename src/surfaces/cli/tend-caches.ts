import { lstatSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const day = 24 * 60 * 60 * 1000;
/** Days after which the cache of a repository that nobody has checked is removed. */
const kept = 30;

/** Notes that a repository's cache is in use, and once a day removes those beside it that have not been for a month. */
export function tendCaches(own: string, now: number): void {
  try {
    const used = lstatSync(own, { throwIfNoEntry: false })?.mtimeMs;
    if (used === undefined || now - used < day) return;
    utimesSync(own, now / 1000, now / 1000);
    for (const name of readdirSync(dirname(own))) {
      const path = join(dirname(own), name);
      // Nothing but what has a name and a kind that this program gives.
      if (!/^[0-9a-f]{16}$/.test(name) || name === basename(own)) continue;
      const status = lstatSync(path, { throwIfNoEntry: false });
      if (status?.isDirectory() === true && now - status.mtimeMs > kept * day) rmSync(path, { recursive: true, force: true });
    }
  } catch {
    // A cache that cannot be tended is used as it is.
  }
}

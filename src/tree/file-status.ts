import { lstatSync } from 'node:fs';
import type { Stats } from 'node:fs';

/** What lies at an absolute path, links not followed; undefined when nothing does or it cannot be told. */
export function fileStatus(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

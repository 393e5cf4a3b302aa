import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a change may be one of the config: of its file, of a place at the root where one may stand, or of a file that it imports.
 *
 * @param path posix, from the root
 * @param file the config in force, from the root; undefined for none
 */
export function concernsConfig(root: string, path: string, file: string | undefined): boolean {
  if (file !== undefined && (path === file || importsOthers(join(root, file)))) return true;
  return /^(?:mandate\.config\.|\.mandaterc|package\.json$)/.test(path);
}

/** A config that is code may have been split; which files it is made of is not known. */
function importsOthers(file: string): boolean {
  if (!/\.[cm]?[jt]s$/.test(file)) return false;
  try {
    return /['"]\.{1,2}\//.test(readFileSync(file, 'utf8'));
  } catch {
    return true;
  }
}

import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where facts of earlier runs are kept when nobody says: in the repository's own `node_modules`, which is ignored
 * everywhere and which CI services keep, else in the user's cache directory under a name made of the root.
 */
export function defaultCacheDirectory(root: string, env: Readonly<Record<string, string | undefined>>): string {
  if (statSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isDirectory() === true) {
    return join(root, 'node_modules', '.cache', 'mandate');
  }
  const named = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'];
  const caches = named !== undefined && isAbsolute(named) ? named : join(homedir(), '.cache');
  return join(caches, 'mandate', createHash('sha256').update(root).digest('hex').slice(0, 16));
}

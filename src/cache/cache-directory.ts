import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where facts of earlier runs are kept when nobody says: in the user's cache directory, under a name made of the root.
 * Never in the repository, not even in its `node_modules`: a hostile one could bring a cache that tells lies of it.
 */
export function defaultCacheDirectory(root: string, env: Readonly<Record<string, string | undefined>>): string {
  const named = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'];
  const caches = named !== undefined && isAbsolute(named) ? named : join(homedir(), '.cache');
  return join(caches, 'mandate', createHash('sha256').update(root).digest('hex').slice(0, 16));
}

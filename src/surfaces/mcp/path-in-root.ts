import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { UserError } from '../../model/user-error.ts';

/** The posix path from the root that an agent means, be it absolute or from the root. Throws a UserError for whatever leads out of it. */
export function pathInRoot(root: string, given: string): string {
  const path = below(root, given) ?? (isAbsolute(given) ? below(realPath(root), given) : undefined);
  if (path !== undefined && !given.includes('\0')) return path;
  throw new UserError('usage', `${JSON.stringify(given)} is no path of a file below the root, and nothing outside of it is read. Give a path from the root, as in "services/orders/src/index.ts".`);
}

function below(root: string, given: string): string | undefined {
  const path = relative(root, resolve(root, given)).split(sep).join('/');
  return path === '' || path === '..' || path.startsWith('../') || isAbsolute(path) ? undefined : path;
}

function realPath(root: string): string {
  try {
    return realpathSync.native(root);
  } catch {
    return root;
  }
}

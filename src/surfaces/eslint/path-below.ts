import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** The posix path of a file from a root, by links as well; undefined for a file that lies elsewhere. Both are absolute. */
export function pathBelow(root: string, file: string): string | undefined {
  return below(root, file) ?? below(real(root), join(real(dirname(file)), basename(file)));
}

function below(root: string, file: string): string | undefined {
  const way = relative(root, file);
  return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : way.split(sep).join('/');
}

function real(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

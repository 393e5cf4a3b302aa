import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The absolute path that a URI tells; undefined for what is no file of this machine, such as a buffer that was never saved. */
export function pathOf(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The URI of a file below a root. */
export function uriOf(root: string, path: string): string {
  return pathToFileURL(join(root, path)).href;
}

/** A path as a repository calls it, posix from its root ('' is the root itself); undefined for one that lies outside of it. */
export function pathWithin(root: string, file: string): string | undefined {
  const path = relative(root, file);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path.split(sep).join('/');
}

import { dirname, join } from 'node:path/posix';
import { isCodePath } from './named-unit.ts';
import { pathInRoot } from './path-in-root.ts';

/** The path of a source file that is given; undefined for anything else, and for what lies outside of the root. */
export function sourcePath(root: string, given: string): string | undefined {
  return isCodePath(given) ? inRoot(root, given) : undefined;
}

/** The files that may be meant by what is imported, where that is a path and no name: they are looked at anew before an answer. */
export function filesMeant(root: string, given: string, from: string | undefined): readonly string[] {
  const path = given.startsWith('.') ? from && inRoot(root, join(dirname(from), given)) : given.startsWith('/') || isCodePath(given) ? inRoot(root, given) : undefined;
  if (path === undefined) return [];
  const bare = path.replace(/\.[cm]?[jt]sx?$/, '');
  return [...new Set([path, ...extensions.flatMap((extension) => [bare + extension, `${path}/index${extension}`])])];
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

function inRoot(root: string, given: string): string | undefined {
  try {
    return pathInRoot(root, given);
  } catch {
    return undefined;
  }
}

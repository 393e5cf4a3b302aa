import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { fileStatus } from './file-status.ts';
import { danglingLink } from './link-targets.ts';

/**
 * Where symbolic links lead: only links to something inside `root` count. A link to nowhere is a Problem when it is
 * named like source code; one that leads out of the root is left out.
 */
export function followLinks(
  root: string,
  links: readonly string[],
): { readonly links: ReadonlyMap<string, string>; readonly problems: readonly Problem[] } {
  const found = new Map<string, string>();
  const problems: Problem[] = [];
  for (const link of [...links].sort()) {
    if (fileStatus(`${root}/${link}`)?.isSymbolicLink() !== true) continue;
    const target = realPath(`${root}/${link}`);
    const inside = target === undefined ? undefined : pathInside(root, target);
    if (inside !== undefined) found.set(link, inside);
    else if (target === undefined) problems.push(...danglingLink(link));
  }
  return { links: found, problems };
}

/** The posix path of something below `root`; undefined for the root itself and whatever lies elsewhere. */
export function pathInside(root: string, absolute: string): string | undefined {
  const path = relative(root, absolute).replaceAll('\\', '/');
  return path === '' || path === '..' || path.startsWith('../') || /^[a-z]:/i.test(path) ? undefined : path;
}

/** Undefined for a link that dangles or runs in a circle. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

import { problem } from '../model/problem.ts';
import type { Problem } from '../model/problem.ts';

/** A repository's files and links by paths from its top. */
export interface LinkedListing {
  readonly files: { has(path: string): boolean };
  readonly directories: { has(path: string): boolean };
  /** Path of a link → what it says. */
  readonly links: ReadonlyMap<string, string>;
}

/** A link with more of them on its way runs in a circle. */
const mostHops = 40;

/**
 * The path that a link leads to, told from names alone; `outside` when that cannot be seen from here, `nowhere` when it
 * dangles or runs in a circle.
 *
 * @param top absolute posix path of the working tree, for links that name it
 */
export function linkTarget(link: string, { files, directories, links }: LinkedListing, top: string): { readonly path: string } | 'outside' | 'nowhere' {
  let rest = link.split('/');
  let done: string[] = [];
  for (let hops = 0; rest.length > 0;) {
    const [name, ...after] = rest as [string, ...string[]];
    rest = after;
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (done.pop() === undefined) return 'outside';
      continue;
    }
    const path = [...done, name].join('/');
    const says = links.get(path);
    if (says === undefined) {
      if (!(files.has(path) ? rest.length === 0 : directories.has(path))) return 'nowhere';
      done.push(name);
      continue;
    }
    if (++hops > mostHops || says === '') return 'nowhere';
    const absolute = /^(?:\/|[a-z]:[\\/])/i.test(says);
    if (absolute && !`${says}/`.startsWith(`${top}/`)) return 'outside';
    if (absolute) done = [];
    rest = [...(absolute ? says.slice(top.length) : says).split('/'), ...rest];
  }
  return { path: done.join('/') };
}

/** What is told of a link that leads nowhere: a Problem when it is named like source code. */
export function danglingLink(link: string): readonly Problem[] {
  if (!/\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(link)) return [];
  const message = `${link} is a symbolic link that leads nowhere, so it is not checked. Mend the link or delete it.`;
  return [problem('unreadable-file', message, { file: link, line: 1, column: 1 })];
}

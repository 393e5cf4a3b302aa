import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { problem } from '../model/problem.ts';
import type { Problem } from '../model/problem.ts';
import type { IgnoreRules } from './ignore-rules.ts';

/** What lies in a directory; paths are posix and relative to it. */
export interface Listing {
  /** Regular files, in no order. */
  readonly files: readonly string[];
  /** Symbolic links, wherever they lead. */
  readonly links: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Lists a directory without git: all but what the rules ignore, `.git` and `node_modules`. Links are not followed, so
 * a loop of them does no harm.
 *
 * @param nested whether to list other git repositories that lie inside
 */
export function walkFiles(root: string, ignored: IgnoreRules, nested: boolean): Listing {
  const files: string[] = [];
  const links: string[] = [];
  const problems: Problem[] = [];
  const open = [''];
  for (let directory = open.pop(); directory !== undefined; directory = open.pop()) {
    const prefix = directory === '' ? '' : `${directory}/`;
    const entries = list(`${root}/${directory}`);
    if (entries === undefined) {
      problems.push(unlistable(directory === '' ? '.' : directory));
      continue;
    }
    if (directory !== '' && !nested && entries.some((entry) => entry.name === '.git')) continue;
    for (const entry of entries) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        if (entry.name !== '.git' && entry.name !== 'node_modules' && !ignored(path, true)) open.push(path);
      } else if (entry.isSymbolicLink()) {
        if (!ignored(path)) links.push(path);
      } else if (entry.isFile() && !ignored(path)) files.push(path);
    }
  }
  return { files, links, problems };
}

function unlistable(directory: string): Problem {
  const message = `The directory ${directory} cannot be listed, so what lies in it is not checked. Make it readable, or put it into .gitignore.`;
  return problem('unreadable-file', message, { file: directory, line: 1, column: 1 });
}

function list(directory: string): Dirent[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

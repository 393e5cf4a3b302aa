import { matchesName, matchesPath, pathPattern } from './match-path.ts';
import type { PathPattern } from './match-path.ts';

/** One line of a .gitignore or .gitattributes file. */
export interface IgnoreLine {
  readonly negated: boolean;
  readonly directoryOnly: boolean;
  /** Whether the pattern starts from the file's own directory; else it is matched against the last name alone. */
  readonly anchored: boolean;
  readonly pattern: PathPattern;
}

/** Tells whether version control ignores a path; a path is a file unless it is said to be a directory. */
export type IgnoreRules = (path: string, directory?: boolean) => boolean;

/**
 * Git's rules over .gitignore files of every level: the deepest file that says anything about a path decides, the last
 * line within a file, and nothing below an ignored directory comes back.
 *
 * @param readIgnoreFile gives the text of the .gitignore in a directory ('' is the top), asked once for each directory
 * @param exclude lines that weigh less than every .gitignore, such as those of `.git/info/exclude`
 */
export function ignoreRules(readIgnoreFile: (directory: string) => string | undefined, exclude = ''): IgnoreRules {
  const files = new Map<string, readonly IgnoreLine[]>();
  const directories = new Map<string, boolean>([['', false]]);
  const outermost = parseIgnoreFile(exclude);

  function linesOf(directory: string): readonly IgnoreLine[] {
    let lines = files.get(directory);
    if (lines === undefined) files.set(directory, (lines = parseIgnoreFile(readIgnoreFile(directory) ?? '')));
    return lines;
  }

  function decide(path: string, parent: string, directory: boolean): boolean {
    for (let level = parent; ; level = parentOf(level)) {
      const verdict = lastVerdict(linesOf(level), level === '' ? path : path.slice(level.length + 1), directory);
      if (verdict !== undefined) return verdict;
      if (level === '') return lastVerdict(outermost, path, directory) ?? false;
    }
  }

  function isIgnoredDirectory(path: string): boolean {
    let ignored = directories.get(path);
    if (ignored === undefined) {
      const parent = parentOf(path);
      ignored = isIgnoredDirectory(parent) || decide(path, parent, true);
      directories.set(path, ignored);
    }
    return ignored;
  }

  return (path, directory = false) => {
    if (directory) return isIgnoredDirectory(path);
    const parent = parentOf(path);
    return isIgnoredDirectory(parent) || decide(path, parent, false);
  };
}

/** The lines of one ignore file that say something, in order. */
function parseIgnoreFile(text: string): readonly IgnoreLine[] {
  const lines: IgnoreLine[] = [];
  for (const raw of text.replace(/^\uFEFF/, '').split('\n')) {
    const line = parseIgnoreLine(trimEnd(raw.endsWith('\r') ? raw.slice(0, -1) : raw));
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** One pattern, or undefined for an empty line or a comment. */
export function parseIgnoreLine(text: string): IgnoreLine | undefined {
  if (text === '' || text.startsWith('#')) return undefined;
  const negated = text.startsWith('!');
  let glob = negated ? text.slice(1) : text;
  const directoryOnly = glob.endsWith('/');
  if (directoryOnly) glob = glob.slice(0, -1);
  const anchored = glob.includes('/');
  if (glob.startsWith('/')) glob = glob.slice(1);
  if (glob === '') return undefined;
  // A closing `**` stands for what is inside, at least one name.
  const pattern = pathPattern(anchored && glob.endsWith('/**') ? `${glob.slice(0, -2)}*/**` : glob);
  return { negated, directoryOnly, anchored, pattern };
}

/** Whether a line speaks of this path, given relative to the directory of the line's file. */
export function matchesIgnoreLine(line: IgnoreLine, path: string, directory: boolean): boolean {
  if (line.directoryOnly && !directory) return false;
  if (line.anchored) return matchesPath(line.pattern, path);
  const name = line.pattern[0];
  return name === '**' || (name !== undefined && matchesName(name, path.slice(path.lastIndexOf('/') + 1)));
}

function lastVerdict(lines: readonly IgnoreLine[], path: string, directory: boolean): boolean | undefined {
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (line !== undefined && matchesIgnoreLine(line, path, directory)) return !line.negated;
  }
  return undefined;
}

/** Spaces at the end do not count unless a backslash holds them. */
function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

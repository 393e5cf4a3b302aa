import { matchesIgnoreLine, parseIgnoreLine } from './ignore-rules.ts';
import type { IgnoreLine } from './ignore-rules.ts';

/**
 * Tells the files whose bytes on disk may have nothing to do with their blob, because a .gitattributes file gives them
 * a filter (Git LFS, git-crypt), another encoding or keyword expansion. Converted line ends do not count: they move no
 * line and no column.
 *
 * @param attributes directory of each attributes file ('' is the top) → its text
 */
export function filteredPaths(attributes: ReadonlyMap<string, string>): (path: string) => boolean {
  const lines = [...attributes].flatMap(([directory, text]) =>
    filterLines(text).map((line) => ({ prefix: directory === '' ? '' : `${directory}/`, line })),
  );
  return (path) =>
    lines.some(({ prefix, line }) => path.startsWith(prefix) && matchesIgnoreLine(line, path.slice(prefix.length), false));
}

function filterLines(text: string): IgnoreLine[] {
  return text.split('\n').flatMap((raw) => {
    const [pattern = '', ...attributes] = raw.trim().split(/\s+/);
    // A macro may stand for any attribute, so its users count as filtered when it is defined with one.
    if (!attributes.some((attribute) => /^(?:filter=|working-tree-encoding=|ident$)/.test(attribute))) return [];
    const line = parseIgnoreLine(pattern.startsWith('[attr]') || pattern.startsWith('"') ? '*' : pattern);
    return line === undefined ? [] : [line];
  });
}

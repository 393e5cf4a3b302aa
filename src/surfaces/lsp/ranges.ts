import type { Range } from 'vscode-languageserver';
import type { Site } from '../../model/site.ts';
import { guessLength } from '../../report/guess-length.ts';

/** Tells how far sites reach. Texts are looked at only where a site does not tell itself, and once until they change. */
export interface Ranges {
  of(site: Site): Range;
  /** The text of a file is another; without a path, that of any may be. */
  forget(path?: string): void;
}

export function rangesIn(sourceOf: (path: string) => string | undefined): Ranges {
  const lengths = new Map<string, Map<string, number>>();
  const lengthOf = ({ file, line, column }: Site): number => {
    const known = lengths.get(file) ?? new Map<string, number>();
    lengths.set(file, known);
    const place = `${line}:${column}`;
    const length = known.get(place) ?? guessLength(sourceOf(file)?.split('\n', line)[line - 1] ?? '', column - 1);
    known.set(place, length);
    return length;
  };
  return {
    of(site) {
      const start = { line: Math.max(0, site.line - 1), character: Math.max(0, site.column - 1) };
      return { start, end: { line: start.line, character: start.character + (site.length ?? lengthOf(site)) } };
    },
    forget(path) {
      if (path === undefined) lengths.clear();
      else lengths.delete(path);
    },
  };
}

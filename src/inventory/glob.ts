import { matchesNames, pathPattern } from '../tree/match-path.ts';
import type { PathPattern } from '../tree/match-path.ts';

/** Tells whether a path matches. */
export type PathMatcher = (path: string) => boolean;

/** A pattern that spells out more paths than this by its braces is cut there. */
const mostAlternatives = 256;
const longestPattern = 4096;

/**
 * A glob as manifests and configs use it: `*`, `**`, `?`, `[…]`, `{a,b}`, and `@(a|b)`, `?(a|b)`, `!(a|b)` and the like
 * where they stand for a whole name or the end of one. It takes no more than linear time in pattern and path.
 */
export function glob(pattern: string): PathMatcher {
  if (pattern.length > longestPattern) return () => false;
  const tidy = pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const wanted = patterns(tidy.replace(/!\([^()]*\)/g, '*'));
  const unwanted = /!\([^()]*\)/.test(tidy) ? patterns(tidy.replace(/!\(([^()]*)\)/g, '@($1)')) : [];
  return (path) => {
    const names = path.split('/');
    return wanted.some((one) => matchesNames(one, names)) && !unwanted.some((one) => matchesNames(one, names));
  };
}

/** Matches when one of the globs does and none of those that start with `!`. */
export function globSet(globs: readonly string[]): PathMatcher {
  const wanted = globs.filter((one) => !one.startsWith('!')).map(glob);
  const unwanted = globs.filter((one) => one.startsWith('!')).map((one) => glob(one.slice(1)));
  return (path) => wanted.some((matches) => matches(path)) && !unwanted.some((matches) => matches(path));
}

/** The same for files, where a glob that matches a directory means all below it. */
export function fileGlobSet(globs: readonly string[]): PathMatcher {
  return globSet(globs.flatMap((one) => [one, `${one.replace(/\/+$/, '')}/**`]));
}

function patterns(text: string): PathPattern[] {
  const braced = text.replace(/([@?+*])\(([^()]*)\)/g, (_, sign: string, body: string) => {
    const choices = body.split('|');
    if (sign === '?' || sign === '*') choices.push('');
    return choices.length === 1 ? body : `{${choices.join(',')}}`;
  });
  return alternatives(braced).map(pathPattern);
}

/** Spells out braces: `a/{b,c}` is `a/b` and `a/c`. */
function alternatives(text: string): string[] {
  const done: string[] = [];
  const open = [text];
  while (open.length > 0 && done.length < mostAlternatives && open.length < mostAlternatives) {
    const next = open.pop() ?? '';
    // The innermost pair holds no other, so it can be replaced by each of its parts.
    const braces = /\{([^{}]*,[^{}]*)\}/.exec(next);
    if (braces === null) done.push(next);
    else {
      const parts = (braces[1] ?? '').split(',').reverse();
      for (const part of parts) open.push(next.slice(0, braces.index) + part + next.slice(braces.index + braces[0].length));
    }
  }
  return done;
}

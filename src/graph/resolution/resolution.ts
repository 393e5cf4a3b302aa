/** What a specifier leads to: the number of a file of the repository, or why it leads to none. */
export type Resolution = number | Verdict;

/** Verdicts without a payload, and packages of one name, are the same object each time. */
export type Verdict =
  /** A package from outside the repository; its subpath is cut off. */
  | { readonly kind: 'package'; readonly name: string }
  /** A module of the platform itself: `node:fs`, `bun:test`, `cloudflare:workers`. */
  | { readonly kind: 'builtin' }
  /** An id that only a bundler or framework knows: `virtual:pwa`, `data:…`, `astro:content`. */
  | { readonly kind: 'virtual' }
  /** A file that a build or a generator makes, and that is not made yet: the path where it will be. */
  | { readonly kind: 'generated'; readonly path: string }
  /** Should lead into the repository and does not; `reason` is a message for the user. */
  | { readonly kind: 'unresolved'; readonly reason: string };

export const builtin: Verdict = { kind: 'builtin' };
export const virtual: Verdict = { kind: 'virtual' };

/** How the tsconfig of the importing file changes where files are looked for. */
export interface LookupOptions {
  /** `moduleSuffixes`; undefined when there are none. */
  readonly suffixes: readonly string[] | undefined;
  /** `customConditions`, which win over all conditions of an exports map. */
  readonly conditions: readonly string[];
}

export const defaultLookup: LookupOptions = { suffixes: undefined, conditions: [] };

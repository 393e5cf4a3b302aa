import type { Inventory } from '../../model/inventory.ts';
import { extensionStart } from './posix-path.ts';
import type { LookupOptions } from './resolution.ts';

/** Finds the file that a path without certain extension stands for. All answer -1 when there is none. */
export interface FileLookup {
  /** The file itself, its source twin (`a.js` → `a.ts`), or the path with one of the usual extensions added. */
  file(path: string, options: LookupOptions): number;
  /** The path with an extension added that only some runtimes and bundlers add; a directory goes before it. */
  rare(path: string, options: LookupOptions): number;
  /** The path with the extension of a code file added. */
  code(stem: string, options: LookupOptions): number;
  /** The index file of a directory. */
  index(directory: string, options: LookupOptions): number;
}

/** Sources before what is made of them, so that a committed twin (`a.js`, `a.d.ts`) never hides `a.ts`. */
const usualExtensions: readonly string[] = ['.ts', '.tsx', '.d.ts', '.js', '.jsx'];
const rareExtensions: readonly string[] = [
  '.mts', '.cts', '.d.mts', '.d.cts', '.mjs', '.cjs', '.json', '.vue', '.svelte', '.astro',
];

/** Every extension that a specifier may leave out, best first. */
export const addedExtensions: readonly string[] = [...usualExtensions, ...rareExtensions];

/** What a written extension may stand for, best first. */
const substitutes: ReadonlyMap<string, readonly string[]> = new Map([
  ['.js', ['.ts', '.tsx', '.d.ts', '.js', '.jsx']],
  ['.jsx', ['.tsx', '.ts', '.d.ts', '.jsx', '.js']],
  ['.mjs', ['.mts', '.d.mts', '.mjs']],
  ['.cjs', ['.cts', '.d.cts', '.cjs']],
  ['.ts', ['.ts', '.tsx', '.d.ts', '.js', '.jsx']],
  ['.tsx', ['.tsx', '.ts', '.d.ts', '.jsx', '.js']],
  ['.mts', ['.mts', '.d.mts', '.mjs']],
  ['.cts', ['.cts', '.d.cts', '.cjs']],
]);

/**
 * Extensions of files that are imported by their whole name, so that a declaration beside them (`a.vue.d.ts`) does not
 * hide them. Any other dot is taken for a part of the name, as in `users.service`.
 */
const contentExtensions: ReadonlySet<string> = new Set([
  '.json', '.vue', '.svelte', '.astro', '.css', '.scss', '.sass', '.less', '.styl', '.svg', '.png', '.jpg', '.jpeg', '.gif',
  '.webp', '.avif', '.ico', '.md', '.mdx', '.html', '.txt', '.yaml', '.yml', '.graphql', '.gql', '.sql', '.wasm', '.node',
]);

export function createFileLookup(inventory: Inventory): FileLookup {
  const exact = (stem: string, extension: string, suffixes: readonly string[] | undefined): number => {
    if (suffixes === undefined) return inventory.fileOf(stem + extension) ?? -1;
    for (const suffix of suffixes) {
      const file = inventory.fileOf(stem + suffix + extension);
      if (file !== undefined) return file;
    }
    return -1;
  };
  const first = (stem: string, extensions: readonly string[], { suffixes }: LookupOptions): number => {
    for (const extension of extensions) {
      const file = exact(stem, extension, suffixes);
      if (file >= 0) return file;
    }
    return -1;
  };
  return {
    file(path, options) {
      const start = extensionStart(path);
      const extension = path.slice(start);
      const written = substitutes.get(extension);
      if (written !== undefined) {
        const stem = path.slice(0, start);
        const file = first(stem.endsWith('.d') ? stem.slice(0, -2) : stem, written, options);
        if (file >= 0) return file;
      } else if (contentExtensions.has(extension)) {
        const file = exact(path.slice(0, start), extension, options.suffixes);
        if (file >= 0) return file;
      }
      return first(path, usualExtensions, options);
    },
    rare(path, options) {
      const added = first(path, rareExtensions, options);
      if (added >= 0) return added;
      const start = extensionStart(path);
      const declared = exact(`${path.slice(0, start)}.d`, `${path.slice(start)}.ts`, options.suffixes);
      return inventory.fileOf(path) ?? declared;
    },
    code: (stem, options) => first(stem, addedExtensions, options),
    index: (directory, options) => first(directory === '' ? 'index' : `${directory}/index`, addedExtensions, options),
  };
}

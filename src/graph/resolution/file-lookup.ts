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
  const lookup: FileLookup = {
    file(path, options) {
      const start = extensionStart(path);
      const extension = path.slice(start);
      const stem = path.slice(0, start);
      const written = substitutes.get(extension);
      if (written !== undefined) {
        const file = first(stem.endsWith('.d') ? stem.slice(0, -2) : stem, written, options);
        if (file >= 0) return file;
      } else if (extension !== '') {
        const file = exact(stem, extension, options.suffixes);
        if (file >= 0) return file;
        const declared = exact(`${stem}.d`, `${extension}.ts`, options.suffixes);
        if (declared >= 0) return declared;
      }
      return first(path, usualExtensions, options);
    },
    rare(path, options) {
      const added = first(path, rareExtensions, options);
      return added >= 0 ? added : inventory.fileOf(path) ?? -1;
    },
    code: (stem, options) => first(stem, addedExtensions, options),
    index: (directory, options) => first(directory === '' ? 'index' : `${directory}/index`, addedExtensions, options),
  };
  return lookup;
}

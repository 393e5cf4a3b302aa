import { readingOf } from '../../inventory/reading.fixture.ts';
import { takeInventory } from '../../inventory/take-inventory.ts';
import type { ImportKind } from '../../model/facts.ts';
import { type MemoryTreeOptions, memoryTree } from '../../tree/memory-tree.ts';
import { createLookups } from './create-lookups.ts';
import { createResolver } from './create-resolver.ts';
import type { Resolution } from './resolution.ts';
import { tellResolution } from './tell-resolution.ts';

/** A small repository, and the file of it that imports. */
export interface Importing {
  /** Objects stand for JSON. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly from: string;
  readonly kind?: ImportKind;
  readonly settings?: MemoryTreeOptions;
}

/** What each specifier leads to, in one line each. */
export function told(importing: Importing, specifiers: readonly string[]): Record<string, string> {
  const { resolve, tell } = resolverOf(importing);
  return Object.fromEntries(specifiers.map((specifier) => [specifier, tell(resolve(specifier))]));
}

/** Why a specifier leads to nothing; undefined when it leads somewhere. */
export function reasonOf(importing: Importing, specifier: string): string | undefined {
  const found = resolverOf(importing).resolve(specifier);
  return typeof found === 'object' && found.kind === 'unresolved' ? found.reason : undefined;
}

/** Files without content. */
export function empty(...paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, '']));
}

function resolverOf({ files, from, kind = 'import', settings = {} }: Importing) {
  const texts = Object.fromEntries(Object.entries({ [from]: '', ...files }).map(([path, content]) => (
    [path, typeof content === 'string' ? content : JSON.stringify(content)]
  )));
  const inventory = takeInventory(memoryTree(texts, settings), readingOf(texts));
  const resolver = createResolver(inventory, createLookups(inventory));
  return {
    resolve: (specifier: string): Resolution => resolver.resolve(from, specifier, kind),
    tell: (found: Resolution): string => tellResolution(found, inventory),
  };
}

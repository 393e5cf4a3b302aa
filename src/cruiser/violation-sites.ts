import type { Graph, Import, PackageImport } from '../model/graph.ts';
import type { Site } from '../model/site.ts';
import { symbolOf } from './symbol-of.ts';

/** Finds the places of what dependency-cruiser tells by names of files alone. */
export interface SiteFinder {
  /** Where `from` imports `to`; the first line where that is not seen. */
  of(from: string, to: string | undefined, specifier: string | undefined): readonly Site[];
  /** The imports that lead along these modules, as far as they are seen. */
  chain(steps: readonly string[]): readonly Import[];
}

export function createSiteFinder(graph: Graph, sourceOf: (path: string) => string | undefined): SiteFinder {
  let packages: ReadonlyMap<string, readonly PackageImport[]> | undefined;
  const between = (from: string, to: string): readonly Import[] => {
    const [source, target] = [graph.module(from), graph.module(to)];
    return source === undefined || target === undefined ? [] : graph.importsOf(source).filter((one) => one.to === target);
  };
  const ofPackage = (from: string, to: string): readonly PackageImport[] => {
    packages ??= byImporter(graph.packageImports);
    const name = symbolOf(to);
    return (packages.get(from) ?? []).filter((one) => one.package === name || one.specifier === to);
  };
  return {
    of(from, to, specifier) {
      if (to !== undefined && to !== from) {
        const found = [...between(from, to), ...ofPackage(from, to)].map(({ site }) => site);
        if (found.length > 0) return found;
      }
      return [placeOf(sourceOf(from), from, specifier)];
    },
    chain: (steps) => steps.slice(1).flatMap((step, index) => between(steps[index]!, step).slice(0, 1)),
  };
}

function byImporter(imports: readonly PackageImport[]): ReadonlyMap<string, readonly PackageImport[]> {
  const groups = new Map<string, PackageImport[]>();
  for (const one of imports) {
    const group = groups.get(one.from.path);
    if (group === undefined) groups.set(one.from.path, [one]);
    else group.push(one);
  }
  return groups;
}

/** Modules of Node.js are in no graph: they are looked for as they are written. */
function placeOf(text: string | undefined, file: string, specifier: string | undefined): Site {
  const lines = specifier === undefined || text === undefined ? [] : text.split('\n');
  for (const [index, line] of lines.entries()) {
    const at = quotedOf(specifier!).map((quoted) => [line.indexOf(quoted), quoted.length] as const).find(([found]) => found >= 0);
    if (at !== undefined) return { file, line: index + 1, column: at[0] + 1, length: at[1] };
  }
  return { file, line: 1, column: 1 };
}

/** dependency-cruiser tells `fs` of `node:fs` too. */
function quotedOf(specifier: string): string[] {
  return [specifier, `node:${specifier}`].flatMap((text) => [`'${text}'`, `"${text}"`]);
}

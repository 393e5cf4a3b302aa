import { withoutCredentials } from '../../model/without-credentials.ts';
import type { ExportFact, ImportFact, ImportKind, ModuleFacts } from '../../model/facts.ts';
import { makeLocator } from './locate.ts';

/** An import as a reader meets it: at an offset, not yet at a line. */
export interface FoundImport {
  readonly specifier: string;
  readonly kind: ImportKind;
  readonly typeOnly: boolean;
  /** Offset of the specifier's opening quote. */
  readonly offset: number;
  readonly names: ImportFact['names'];
}

/** What a reader has met so far, in any order; `from` of an export indexes `imports` as they stand here. */
export interface FoundFacts {
  readonly imports: FoundImport[];
  readonly exports: ExportFact[];
}

/** For the forms whose names are not told, and for those that take none. */
export const noNames: ImportFact['names'] = [];

/** Puts what was found into its final form: imports by position, every export once. */
export function settleFacts(text: string, found: FoundFacts, unparsed?: ModuleFacts['unparsed']): ModuleFacts {
  const { imports, exports } = isSorted(found.imports) ? found : sortFound(found);
  const locate = makeLocator(text);
  const facts = {
    imports: imports.map(({ specifier, kind, typeOnly, offset, names }): ImportFact => {
      const { line, column } = locate(offset);
      // A path of the repository stays as it is; an address loses its credentials before it is kept.
      return { specifier: specifier.includes('://') ? withoutCredentials(specifier) : specifier, kind, typeOnly, line, column, names };
    }),
    exports: withoutDoubles(exports),
  };
  return unparsed === undefined ? facts : { ...facts, unparsed };
}

function isSorted(imports: readonly FoundImport[]): boolean {
  for (let n = 1; n < imports.length; n++) if (imports[n - 1]!.offset > imports[n]!.offset) return false;
  return true;
}

function sortFound({ imports, exports }: FoundFacts): FoundFacts {
  const order = imports.map((_, index) => index).sort((a, b) => imports[a]!.offset - imports[b]!.offset);
  const moved = new Int32Array(imports.length);
  order.forEach((from, to) => { moved[from] = to; });
  return {
    imports: order.map((index) => imports[index]!),
    exports: exports.map((fact) => (fact.kind === 'local' ? fact : { ...fact, from: moved[fact.from]! })),
  };
}

/** Overloads, and a type and a value of one name, are one export: the facts do not tell them apart. */
function withoutDoubles(exports: ExportFact[]): ExportFact[] {
  if (exports.length < 2) return exports;
  const seen = new Set<string>();
  return exports.filter((fact) => {
    if (fact.kind !== 'local') return true;
    const key = fact.name === fact.local ? fact.name : `${fact.name} ${fact.local}`;
    return !seen.has(key) && seen.add(key);
  });
}

import { type FactTable, decodeFacts, record } from '../model/fact-table.ts';
import type { ExportFact, ModuleFacts } from '../model/facts.ts';
import type { Edges } from './edges.ts';

/** A declared name: the file that declares it, its name there, and the edges passed on the way. */
export interface FileOrigin {
  readonly file: number;
  readonly name: string;
  readonly chain: readonly number[];
  /** False when no export of this name was seen: the file tells no names, as CommonJS and JSON do. */
  readonly told: boolean;
}

export interface Origins {
  /** Where the name that a file exports is declared; undefined when it exports no such name, or leads outside. */
  find(file: number, name: string): FileOrigin | undefined;
  /** Every name that a file is seen to export, through stars too; sorted. */
  names(file: number): readonly string[];
  /** The files that a file re-exports from, directly: by `export … from`, or by exporting what it imports. */
  reexported(file: number): readonly number[];
}

/** No barrel of any sense is this deep; a hostile chain must not exhaust the stack. */
const deepestWalk = 1_000;

/** Follows exported names through barrels: explicit re-exports, stars, and imports that are exported again. */
export function createOrigins(table: FactTable, edges: Edges): Origins {
  const facts = new Map<number, ModuleExports>();
  const factsOf = (file: number): ModuleExports | undefined => {
    const offset = table.offsets[file]!;
    if (offset < 0) return undefined;
    let known = facts.get(file);
    if (known === undefined) facts.set(file, (known = indexExports(decodeFacts(table, offset))));
    return known;
  };
  const edgeOf = (file: number, index: number): number => edges.starts[file]! + index;

  const find = (file: number, name: string, visited: Set<string>, depth: number): FileOrigin | undefined => {
    if (name === '*') return { file, name, chain: [], told: true };
    const mark = `${file}:${name}`;
    if (visited.has(mark) || depth > deepestWalk) return undefined;
    visited.add(mark);
    const module = factsOf(file);
    // A file without facts (JSON, CSS) or without ES exports (CommonJS) is as far as a name can be followed.
    if (module === undefined || module.opaque) return { file, name, chain: [], told: false };
    const step = module.steps.get(name);
    if (step === 'here') return { file, name, chain: [], told: true };
    if (step !== undefined) {
      const found = follow(edgeOf(file, step.from), step.imported, visited, depth);
      return found && { ...found, told: true };
    }
    return name === 'default' ? undefined : throughStars(file, module.stars, name, visited, depth);
  };

  /** A file that tells no names may export this one, but any star that is seen to lead to it comes first. */
  const throughStars = (file: number, stars: readonly number[], name: string, visited: Set<string>, depth: number): FileOrigin | undefined => {
    let untold: FileOrigin | undefined;
    for (const star of stars) {
      const found = follow(edgeOf(file, star), name, visited, depth);
      if (found?.told === true) return found;
      untold ??= found;
    }
    return untold;
  };

  const follow = (edge: number, name: string, visited: Set<string>, depth: number): FileOrigin | undefined => {
    const target = edges.targets[edge]!;
    if (target < 0) return undefined;
    const found = find(target, name, visited, depth + 1);
    return found && { ...found, chain: [edge, ...found.chain] };
  };

  /** What `export *` passes on is every name but `default`. */
  const names = (start: number): string[] => {
    const found = new Set(factsOf(start)?.steps.keys());
    const files = new Set([start]);
    for (const file of files) {
      const module = factsOf(file);
      for (const name of module?.steps.keys() ?? []) if (name !== 'default') found.add(name);
      for (const star of module?.stars ?? []) {
        const target = edges.targets[edgeOf(file, star)]!;
        if (target >= 0) files.add(target);
      }
    }
    return [...found].sort();
  };

  return {
    find: (file, name) => find(file, name, new Set(), 0),
    names,
    reexported: (file) => {
      const offset = table.offsets[file]!;
      if (offset < 0) return [];
      return record.passedOn(table.records, offset).map((index) => edges.targets[edgeOf(file, index)]!).filter((target) => target >= 0);
    },
  };
}

interface ModuleExports {
  /** Exported name → declared here, or taken from the module behind the import of this index. */
  readonly steps: ReadonlyMap<string, 'here' | { readonly from: number; readonly imported: string }>;
  readonly stars: readonly number[];
  /** No export was found: what the file offers cannot be told by name. */
  readonly opaque: boolean;
}

function indexExports(facts: ModuleFacts): ModuleExports {
  const bound = new Map<string, { from: number; imported: string }>();
  facts.imports.forEach((fact, from) => {
    for (const { imported, local } of fact.names) if (local !== '') bound.set(local, { from, imported });
  });
  const steps = new Map<string, 'here' | { from: number; imported: string }>();
  const stars: number[] = [];
  for (const fact of facts.exports) {
    const step = stepOf(fact, bound);
    if (fact.kind === 'star') stars.push(fact.from);
    else steps.set(fact.name, step);
  }
  return { steps, stars, opaque: facts.exports.length === 0 };
}

function stepOf(fact: ExportFact, bound: ReadonlyMap<string, { from: number; imported: string }>): 'here' | { from: number; imported: string } {
  if (fact.kind === 'local') return bound.get(fact.local) ?? 'here';
  return { from: fact.from, imported: fact.kind === 'from' ? fact.imported : '*' };
}

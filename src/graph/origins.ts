import { type FactTable, decodeFacts } from '../model/fact-table.ts';
import type { ExportFact, ModuleFacts } from '../model/facts.ts';
import type { Edges } from './edges.ts';

/** A declared name: the file that declares it, its name there, and the edges passed on the way. */
export interface FileOrigin {
  readonly file: number;
  readonly name: string;
  readonly chain: readonly number[];
}

export interface Origins {
  /** Where the name that a file exports is declared; undefined when it exports no such name, or leads outside. */
  find(file: number, name: string): FileOrigin | undefined;
  /** The files that a file re-exports from, directly: by `export … from`, or by exporting what it imports. */
  reexported(file: number): readonly number[];
}

/** No barrel of any sense is this deep; a hostile chain must not exhaust the stack. */
const longestWalk = 2_000;

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

  const find = (file: number, name: string, visited: Set<string>): FileOrigin | undefined => {
    if (name === '*') return { file, name, chain: [] };
    const mark = `${file}:${name}`;
    if (visited.has(mark) || visited.size >= longestWalk) return undefined;
    visited.add(mark);
    const module = factsOf(file);
    // A file without facts (JSON, CSS) or without ES exports (CommonJS) is as far as a name can be followed.
    if (module === undefined || module.opaque) return { file, name, chain: [] };
    const step = module.steps.get(name);
    if (step === 'here') return { file, name, chain: [] };
    if (step !== undefined) return follow(edgeOf(file, step.from), step.imported, visited);
    if (name === 'default') return undefined;
    for (const star of module.stars) {
      const found = follow(edgeOf(file, star), name, visited);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const follow = (edge: number, name: string, visited: Set<string>): FileOrigin | undefined => {
    const target = edges.targets[edge]!;
    if (target < 0) return undefined;
    const found = find(target, name, visited);
    return found && { ...found, chain: [edge, ...found.chain] };
  };

  return {
    find: (file, name) => find(file, name, new Set()),
    reexported: (file) => {
      const targets = (factsOf(file)?.sources ?? []).map((index) => edges.targets[edgeOf(file, index)]!);
      return targets.filter((target) => target >= 0);
    },
  };
}

interface ModuleExports {
  /** Exported name → declared here, or taken from the module behind the import of this index. */
  readonly steps: ReadonlyMap<string, 'here' | { readonly from: number; readonly imported: string }>;
  readonly stars: readonly number[];
  /** Imports that some export passes on. */
  readonly sources: readonly number[];
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
  const sources = new Set<number>();
  for (const fact of facts.exports) {
    const step = stepOf(fact, bound);
    if (fact.kind === 'star') stars.push(fact.from);
    else steps.set(fact.name, step);
    if (step !== 'here') sources.add(step.from);
  }
  return { steps, stars, sources: [...sources].sort((a, b) => a - b), opaque: facts.exports.length === 0 };
}

function stepOf(fact: ExportFact, bound: ReadonlyMap<string, { from: number; imported: string }>): 'here' | { from: number; imported: string } {
  if (fact.kind === 'local') return bound.get(fact.local) ?? 'here';
  return { from: fact.from, imported: fact.kind === 'from' ? fact.imported : '*' };
}

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
  /** The imports that a file passes on, by their places in it: by `export … from`, or by exporting what it imports. */
  passedOn(file: number): readonly number[];
}

/**
 * Follows exported names through barrels: explicit re-exports, stars, and imports that are exported again.
 *
 * @param known what is known of the exports of files; what is learnt is added
 */
export function createOrigins(table: FactTable, edges: Edges, known: KnownExports = knownExports()): Origins {
  const { facts } = known;
  const edgeOf = (file: number, index: number): number => edges.starts[file]! + index;
  /** The files that an answer rests on. */
  let through = new Set<number>();
  const factsOf = (file: number): ModuleExports | undefined => {
    through.add(file);
    const offset = table.offsets[file]!;
    if (offset < 0) return undefined;
    let found = facts.get(file);
    if (found === undefined) facts.set(file, (found = indexExports(decodeFacts(table, offset))));
    return found;
  };
  const resting = <Value>(find: () => Value): Resting<Value> => {
    through = new Set();
    const value = find();
    return { value, through: [...through] };
  };

  const find = (start: number, wanted: string): PlacedOrigin | undefined => {
    const visited = new Set<string>();
    const whole: Scope = { untold: undefined };
    // Depth first, but with a stack of its own: a chain of barrels may be longer than calls can nest.
    const stack: Step[] = [{ file: start, name: wanted, way: undefined, scope: whole, ends: false }];
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      const { file, name, way, scope, ends } = step;
      if (ends) {
        if (scope.untold !== undefined) return { ...scope.untold, told: true };
        continue;
      }
      if (name === '*') return { file, name, chain: chainOf(way), told: true };
      const mark = `${file}:${name}`;
      if (visited.has(mark)) continue;
      visited.add(mark);
      const module = factsOf(file);
      // A file without facts (JSON, CSS) or without ES exports (CommonJS) is as far as a name can be followed.
      if (module === undefined || module.opaque) {
        scope.untold ??= { file, name, chain: chainOf(way), told: false };
        continue;
      }
      const next = module.steps.get(name);
      if (next === 'here') return { file, name, chain: chainOf(way), told: true };
      if (next !== undefined) {
        // Whatever this one statement leads to, the name is seen to be exported.
        const inner: Scope = { untold: undefined };
        stack.push({ ...step, scope: inner, ends: true });
        pushTarget(stack, { file, index: next.from, before: way }, next.imported, inner);
      } else if (name !== 'default') {
        for (const star of module.stars.toReversed()) pushTarget(stack, { file, index: star, before: way }, name, scope);
      }
    }
    return whole.untold;
  };

  const pushTarget = (stack: Step[], way: Way, name: string, scope: Scope): void => {
    const file = edges.targets[edgeOf(way.file, way.index)]!;
    if (file >= 0) stack.push({ file, name, way, scope, ends: false });
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

  const findOnce = (file: number, name: string): FileOrigin | undefined => {
    const answers = remembered(known.origins, file, () => new Map<string, Resting<PlacedOrigin | undefined>>());
    const { value } = remembered(answers, name, () => resting(() => find(file, name)));
    return value && { ...value, chain: value.chain.map((step) => edgeOf(step.file, step.index)) };
  };
  return {
    find: findOnce,
    names: (file) => remembered(known.names, file, () => resting(() => names(file))).value,
    passedOn: (file) => {
      const offset = table.offsets[file]!;
      return offset < 0 ? [] : remembered(known.passedOn, file, () => record.passedOn(table.records, offset));
    },
  };
}

function remembered<Key, Value>(answers: Map<Key, Value>, key: Key, find: () => Value): Value {
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = find()));
  return answer;
}

/** An import by its file and its place there: edges are numbered anew with each edit. */
interface PlacedImport {
  readonly file: number;
  readonly index: number;
}

/** The imports passed to a file, last one first. */
interface Way extends PlacedImport {
  readonly before: Way | undefined;
}

/** What one explicit re-export leads to: a file that tells no names counts only when no other is seen to have this one. */
interface Scope {
  untold: PlacedOrigin | undefined;
}

/** A file to look into for a name; or, with `ends`, the point where all of a scope has been looked into. */
interface Step {
  readonly file: number;
  readonly name: string;
  readonly way: Way | undefined;
  readonly scope: Scope;
  readonly ends: boolean;
}

function chainOf(last: Way | undefined): PlacedImport[] {
  const chain: PlacedImport[] = [];
  for (let way = last; way !== undefined; way = way.before) chain.push({ file: way.file, index: way.index });
  return chain.reverse();
}

/** What is known of the exports of files, by number: as long as no file comes or goes, and those that it rests on stay as they are. */
export interface KnownExports {
  readonly facts: Map<number, ModuleExports>;
  /** The imports that are passed on, by their places in the file. */
  readonly passedOn: Map<number, readonly number[]>;
  readonly origins: Map<number, Map<string, Resting<PlacedOrigin | undefined>>>;
  readonly names: Map<number, Resting<readonly string[]>>;
}

interface Resting<Value> {
  readonly value: Value;
  readonly through: readonly number[];
}

interface PlacedOrigin extends Omit<FileOrigin, 'chain'> {
  readonly chain: readonly PlacedImport[];
}

export function knownExports(): KnownExports {
  return { facts: new Map(), passedOn: new Map(), origins: new Map(), names: new Map() };
}

/** Forgets what rests on a file. */
export function forgetExports({ facts, passedOn, origins, names }: KnownExports, file: number): void {
  facts.delete(file);
  passedOn.delete(file);
  for (const [start, { through }] of names) if (through.includes(file)) names.delete(start);
  for (const answers of origins.values()) for (const [name, { through }] of answers) if (through.includes(file)) answers.delete(name);
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

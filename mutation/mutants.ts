import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRandom } from '../bench/random.ts';

type Position = { readonly line: number; readonly column: number };

export type Mutant = {
  /** From the root of this project. */
  readonly file: string;
  readonly mutator: string;
  readonly replacement: string;
  /** Both counted from one. */
  readonly start: Position;
  readonly end: Position;
};

/** What Stryker's instrumenter tells of a mutant: lines from zero. */
type Instrumented = {
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
};
type Source = { readonly name: string; readonly mutate: true; readonly content: string };
type Instrumenter = { instrument(files: readonly Source[], options: object): Promise<{ readonly mutants: readonly Instrumented[] }> };

const areas = ['rules', 'src/architecture', 'src/check', 'src/graph'];
const quiet = { isDebugEnabled: () => false, isTraceEnabled: () => false, debug() {}, info() {}, trace() {}, warn() {}, error() {} };

/** Every mutant that Stryker makes of the four areas, in the order of files and places. */
export async function listMutants(root: string, home: string): Promise<readonly Mutant[]> {
  const entry = pathToFileURL(join(home, 'node_modules/@stryker-mutator/instrumenter/dist/src/index.js')).href;
  const { Instrumenter: Made } = await import(entry) as { Instrumenter: new (logger: object) => Instrumenter };
  const sources = mutatedFiles(root).map((name): Source => ({ name, mutate: true, content: readFileSync(join(root, name), 'utf8') }));
  const { mutants } = await new Made(quiet).instrument(sources, { plugins: null, excludedMutations: [], ignorers: [] });
  return mutants.map(({ fileName: file, mutatorName: mutator, replacement, location: { start, end } }) => (
    { file, mutator, replacement, start: fromOne(start), end: fromOne(end) }
  ));
}

/** So many of them, each as likely as any other, and the same for the same seed. */
export function chooseMutants(all: readonly Mutant[], count: number, seed: number): readonly Mutant[] {
  const random = createRandom(seed);
  const left = all.map((_, index) => index);
  for (let at = 0; at < Math.min(count, left.length); at++) {
    const other = at + random.below(left.length - at);
    [left[at], left[other]] = [left[other]!, left[at]!];
  }
  return left.slice(0, count).sort((a, b) => a - b).map((index) => all[index]!);
}

/** Names a mutant among all; Stryker's own numbers hold for one run alone. */
export function keyOf({ file, mutator, replacement, start, end }: Mutant): string {
  return [file, start.line, start.column, end.line, end.column, mutator, replacement].join('|');
}

function mutatedFiles(root: string): string[] {
  return areas.flatMap((area) => readdirSync(join(root, area), { recursive: true, encoding: 'utf8' })
    .map((path) => `${area}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(path)).sort());
}

function fromOne({ line, column }: Position): Position {
  return { line: line + 1, column: column + 1 };
}

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, keyOf } from './mutants.ts';

export type Status = 'Killed' | 'Survived' | 'Timeout' | 'NoCoverage' | 'RuntimeError' | 'CompileError' | 'Ignored';
export type Tried = { readonly mutant: Mutant; readonly status: Status; readonly isStatic: boolean };

type StrykerReport = { readonly files: Readonly<Record<string, { readonly mutants: readonly StrykerMutant[] }>> };
type StrykerMutant = Pick<Mutant, 'replacement'> & {
  readonly mutatorName: string;
  readonly status: Status;
  readonly static?: boolean;
  readonly location: Pick<Mutant, 'start' | 'end'>;
};
type Round = { readonly root: string; readonly home: string; readonly concurrency: number };

/**
 * Tries these mutants in one run of Stryker. What was tried before, with the same sources and tests, is read from the directory
 * of results instead.
 */
export function tryMutants(mutants: readonly Mutant[], round: Round): readonly Tried[] {
  const { root, home } = round;
  const keys = mutants.map(keyOf);
  const results = join(home, 'rounds', createHash('sha256').update(digestOf(root)).update(keys.join('\n')).digest('hex').slice(0, 20));
  const report = join(results, 'report.json');
  if (!existsSync(report)) runStryker(mutants, keys, results, report, round);
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as StrykerReport;
  const tried = new Map(Object.entries(files).flatMap(([file, one]) => one.mutants.map((told): readonly [string, Tried] => {
    const { start, end } = told.location;
    const mutant: Mutant = { file, mutator: told.mutatorName, replacement: told.replacement, start, end };
    return [keyOf(mutant), { mutant, status: told.status, isStatic: told.static ?? false }];
  })));
  return keys.map((key) => {
    const one = tried.get(key);
    if (one === undefined) throw new Error(`Stryker says nothing of the mutant ${key}`);
    return one;
  });
}

function runStryker(mutants: readonly Mutant[], keys: readonly string[], results: string, report: string, { root, home, concurrency }: Round): void {
  mkdirSync(results, { recursive: true });
  const chosen = join(results, 'chosen.json');
  writeFileSync(chosen, JSON.stringify(keys));
  const config = join(results, 'stryker.json');
  writeFileSync(config, JSON.stringify({
    testRunner: 'vitest', plugins: [join(home, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js'), join(root, 'mutation/chosen-checker.mjs')],
    checkers: ['chosen'], vitest: { configFile: 'mutation/vitest.config.ts', related: false },
    mutate: [...new Set(mutants.map(({ file }) => file))], coverageAnalysis: 'perTest', disableBail: false, concurrency,
    ignorePatterns: ['dist', 'coverage', 'mutation/.stryker', 'bench/.peers'], tempDirName: join('mutation', '.stryker', 'sandbox'),
    reporters: ['json', 'progress-append-only'], jsonReporter: { fileName: report }, dryRunTimeoutMinutes: 15, allowConsoleColors: false,
    // Only what hangs is to time out: a static mutant runs every test, on a machine that may have other things to do.
    timeoutMS: 60_000, timeoutFactor: 4,
  }));
  const { status, error } = spawnSync(process.execPath, [join(home, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', config], {
    cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, MUTATION_CHOSEN: chosen },
  });
  if (status !== 0 || !existsSync(report)) throw new Error(`Stryker ended early: ${error?.message ?? `exit code ${status}`}`);
}

/** What a result hangs on: every byte of the sources, the tests and their lists. */
function digestOf(root: string): string {
  const hash = createHash('sha256');
  for (const directory of ['examples', 'rules', 'src', 'test']) {
    const files = readdirSync(join(root, directory), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path));
  }
  for (const path of ['mutation/vitest.config.ts', 'package-lock.json']) hash.update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

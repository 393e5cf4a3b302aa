import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countSources } from './checkout.ts';
import { DRIFT_USAGE, readDriftOptions, type DriftOptions } from './drift-options.ts';
import { checkCommand, driftCommand, forgetCache, type Mandate } from './mandate.ts';
import { Interrupted, measure, type Measurement, type MeasureOptions } from './measure.ts';
import { ratioOfPairs } from './statistics.ts';
import { numbers, ratio, renderTable } from './table.ts';
import { writeHistory } from './write-history.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = readDriftOptions(args);
  if ('wrong' in options || options.help) return tell('wrong' in options ? `${options.wrong}\n\n${DRIFT_USAGE}` : DRIFT_USAGE, 'wrong' in options ? 2 : 0);
  if (!existsSync(options.cli)) return tell(`There is no ${options.cli} to measure: build it first (npm run build).\n`, 2);
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-bench-drift-')));
  const interrupt = new AbortController();
  for (const it of ['SIGINT', 'SIGTERM'] as const) process.once(it, () => interrupt.abort());
  try {
    return await bench(options, { limitMs: options.limitMs, scratch, abort: interrupt.signal });
  } catch (error) {
    if (error instanceof Interrupted) return tell('interrupted\n', 130);
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function bench(options: DriftOptions, how: MeasureOptions): Promise<number> {
  const root = options.repo === undefined ? join(how.scratch, 'tree') : realpathSync(options.repo);
  const most = Math.max(options.revisions, ...options.growth);
  if (options.repo === undefined) {
    say(`generating ${options.files} files and ${most} commits`);
    writeHistory(root, { files: options.files, seed: options.seed, commits: most });
  }
  const there = commitsOf(root) - 1;
  if (there < options.revisions) return tell(`${root} has ${Math.max(0, there)} commits before HEAD, along first parents: --revisions ${options.revisions} is more.\n`, 2);
  const mandate: Mandate = { cli: options.cli, root, cache: join(how.scratch, 'cache') };
  const rounds: Round[] = [];
  say('a round that does not count brings the files into the page cache');
  await runRound(mandate, Math.min(5, options.revisions), how);
  while (rounds.length < options.runs) {
    say(`round ${rounds.length + 1} of ${options.runs}`);
    rounds.push(await runRound(mandate, options.revisions, how));
  }
  const title = `${countSources(root)} files${options.repo === undefined ? `, generated, seed ${options.seed}` : ''}, ${options.revisions} revisions before HEAD`;
  print(`## ${title}\n\n${renderRounds(rounds)}`);
  await growth(mandate, options.growth.filter((revisions) => revisions <= there), how);
  return 0;
}

/** Runs that stood next to each other. */
type Round = { readonly check: Measurement; readonly cold: Measurement; readonly warm: Measurement };

async function runRound(mandate: Mandate, revisions: number, how: MeasureOptions): Promise<Round> {
  forgetCache(mandate);
  const check = await measure(checkCommand(mandate), how);
  forgetCache(mandate);
  const [first, second] = [join(how.scratch, 'cold.json'), join(how.scratch, 'warm.json')];
  const cold = proved(await measure(driftCommand(mandate, revisions, first), how));
  const warm = proved(await measure(driftCommand(mandate, revisions, second), how));
  if (!readFileSync(first).equals(readFileSync(second))) throw new Error('the second run of drift told something else than the first');
  return { check, cold, warm };
}

/** A history that was not told whole is no result. */
function proved(run: Measurement): Measurement {
  if (run.exitCode !== 0) throw new Error(`drift ended with ${run.exitCode ?? 'the time limit'}: ${run.stderr.trim().slice(-300)}`);
  return run;
}

function renderRounds(rounds: readonly Round[]): string {
  const row = (name: string, of: (round: Round) => Measurement): string[] => [
    name, ...numbers(rounds.map(of)),
    ratio(ratioOfPairs(rounds.map((it) => [of(it).wallMs, it.check.wallMs]))),
    ratio(ratioOfPairs(rounds.flatMap((it) => {
      const [ours, theirs] = [of(it).cpuMs, it.check.cpuMs];
      return ours === undefined || theirs === undefined ? [] : [[ours, theirs] as const];
    }))),
  ];
  return renderTable(['command', 'runs', 'wall s', 'cpu s', 'peak MiB', 'wall ÷ check', 'cpu ÷ check'], [
    row('`check`, cold', (it) => it.check), row('`drift`, cold', (it) => it.cold), row('`drift`, warm', (it) => it.warm),
  ]);
}

/** Whether memory grows with the number of revisions. */
async function growth(mandate: Mandate, sizes: readonly number[], how: MeasureOptions): Promise<void> {
  const rows: string[][] = [];
  for (const revisions of sizes) {
    say(`memory of ${revisions} revisions`);
    forgetCache(mandate);
    const [, wall = '', cpu = '', peak = ''] = numbers([proved(await measure(driftCommand(mandate, revisions, join(how.scratch, 'cold.json')), how))]);
    rows.push([String(revisions), wall, cpu, peak]);
  }
  if (rows.length > 0) print(`\n${renderTable(['revisions, cold', 'wall s', 'cpu s', 'peak MiB'], rows)}`);
}

function commitsOf(root: string): number {
  const { status, stdout } = spawnSync('git', ['-C', root, 'rev-list', '--count', '--first-parent', 'HEAD'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : 0;
}

function tell(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}

function print(text: string): void {
  process.stdout.write(text);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareWith, proveMandate, runAlone, type CompareOptions, type Outcome, type Tree } from './compare.ts';
import { countSources, gitState } from './checkout.ts';
import { writeMonorepo } from './generate.ts';
import type { Planted } from './generate/plan.ts';
import { installPeer, type Installed } from './install-peer.ts';
import type { Mandate } from './mandate.ts';
import { findGnuTime, Interrupted, measure } from './measure.ts';
import { readOptions, USAGE, type BenchOptions } from './options.ts';
import { PEERS, type Peer } from './peers.ts';
import { renderTree, type TreeResult } from './table.ts';

const PEERS_DIR = fileURLToPath(new URL('.peers', import.meta.url));

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return tell(USAGE, 0);
  const options = readOptions(args, PEERS.map((it) => it.id));
  if ('wrong' in options) return tell(`${options.wrong}\n\n${USAGE}`, 2);
  if (!existsSync(options.cli)) return tell(`There is no ${options.cli} to measure: build it first (npm run build).\n`, 2);
  if (options.repo !== undefined && !existsSync(options.repo)) return tell(`There is no directory ${options.repo}.\n`, 2);
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-bench-')));
  const interrupt = new AbortController();
  for (const it of ['SIGINT', 'SIGTERM'] as const) process.once(it, () => interrupt.abort());
  try {
    return await bench(options, scratch, interrupt.signal);
  } catch (error) {
    if (error instanceof Interrupted) return tell('interrupted', 130);
    throw error;
  } finally {
    if (options.keep) say(`kept ${scratch}`);
    else rmSync(scratch, { recursive: true, force: true });
  }
}

async function bench(options: BenchOptions, scratch: string, abort: AbortSignal): Promise<number> {
  const peers = PEERS.filter((it) => options.peers.includes(it.id));
  const ready = peers.map((peer) => ({ peer, installed: installPeer(peer, PEERS_DIR, say) }));
  print(`# Bench\n\n${machine()}\n`);
  let code = 0;
  for (const place of places(options, scratch)) {
    say(`${place.title}`);
    const result = await measureTree(place, ready, options, { limitMs: options.limitMs, runs: options.runs, scratch, abort });
    print(renderTree(result));
    if (!result.verdict.ok) code = 1;
    if (place.generated && !options.keep) rmSync(place.tree.root, { recursive: true, force: true });
  }
  return code;
}

type Place = { readonly title: string; readonly planted: Planted | undefined; readonly tree: Tree; readonly generated: boolean };

/** The trees to measure, each made when its turn comes. */
function* places(options: BenchOptions, scratch: string): Generator<Place> {
  if (options.repo !== undefined) {
    const root = realpathSync(options.repo);
    const files = countSources(root);
    yield { title: `${root}, ${files} files`, planted: undefined, tree: { root, files, cyclic: false }, generated: false };
    return;
  }
  for (const size of options.sizes) {
    const root = join(scratch, `monorepo-${size}`);
    mkdirSync(root);
    say(`generating ${size} files`);
    const made = writeMonorepo(root, { files: size, seed: options.seed });
    const shape = `${made.files} files, ${made.projects} projects, ${(made.bytes / 1e6).toFixed(1)} MB, ${made.imports} imports`;
    const title = `${shape}, seed ${options.seed}`;
    yield { title, planted: made.planted, tree: { root, files: made.files, cyclic: true }, generated: true };
  }
}

async function measureTree(
  { title, planted, tree }: Place, ready: readonly { peer: Peer; installed: Installed }[], options: BenchOptions, how: CompareOptions,
): Promise<TreeResult> {
  const { scratch, runs } = how;
  const mandate: Mandate = { cli: resolve(options.cli), root: tree.root, cache: join(scratch, 'cache') };
  const before = gitState(tree.root);
  const verdict = await proveMandate(mandate, how);
  const bare = await repeat(runs, () => measure({ file: process.execPath, args: ['-e', '0'], cwd: scratch }, how));
  const series = [];
  for (const { peer, installed } of verdict.ok ? ready : []) {
    say(`  with ${peer.id}`);
    series.push({ peer, outcome: await attempt(installed, (home) => compareWith(peer, { home, root: tree.root, scratch }, mandate, tree, how)) });
  }
  const alone = verdict.ok && ready.length === 0 ? await repeat(runs, () => runAlone(mandate, how)) : [];
  if (gitState(tree.root) !== before) say(`warning: something wrote into ${tree.root} while it was measured; look at git status --ignored`);
  return { title, planted, verdict, bare, series, alone };
}

/** A peer that breaks is a row of the table, not the end of the run. */
async function attempt(installed: Installed, compare: (home: string) => Promise<Outcome>): Promise<Outcome> {
  if (!installed.ok) return { ok: false, why: installed.why };
  try {
    return await compare(installed.home);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return { ok: false, why: `could not be run: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function repeat<T>(times: number, once: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  while (results.length < times) results.push(await once());
  return results;
}

function machine(): string {
  const memory = findGnuTime() === undefined ? 'memory polled from /proc' : 'memory and CPU time from GNU time';
  return `Node.js ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory}.`;
}

function tell(text: string, code: number): number {
  if (code === 0) print(text);
  else say(text);
  return code;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

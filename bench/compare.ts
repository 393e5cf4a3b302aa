import { checkCommand, forgetCache, forgetReport, readVerdict, type Mandate, type Verdict } from './mandate.ts';
import { measure, type Command, type Measurement, type MeasureOptions } from './measure.ts';
import type { Peer, Reading, Setting } from './peers.ts';

export type Series = {
  readonly peer: Peer;
  readonly outcome: Outcome;
};

export type Outcome =
  | { readonly ok: true; readonly rounds: readonly Round[]; readonly saw: string; readonly files: number }
  /** Not comparable, and why; never left out of the table. */
  | { readonly ok: false; readonly why: string };

/** Runs of mandate alone: without a cache, with nothing changed since, and with known facts but no report. */
export type OwnRuns = { readonly cold: Measurement; readonly warm: Measurement; readonly anew: Measurement };

/** Runs one after the other: the pairs of which a ratio is made. */
export type Round = OwnRuns & { readonly peer: Measurement };

export type Tree = {
  readonly root: string;
  /** TypeScript and JavaScript files in it. */
  readonly files: number;
  /** Whether cycles were planted, so that a tool that finds none has not done the work. */
  readonly cyclic: boolean;
};

export type CompareOptions = MeasureOptions & { readonly runs: number };

/** A peer this slow is run fewer times. */
const SLOW = [{ fromMs: 20_000, runs: 1 }, { fromMs: 6_000, runs: 2 }] as const;

/** One untimed run: it proves that the command works, and brings the tree into the page cache. */
export async function proveMandate(mandate: Mandate, options: MeasureOptions): Promise<Verdict> {
  forgetCache(mandate);
  return readVerdict(await measure(checkCommand(mandate, ['--format', 'json']), options));
}

/** Runs mandate alone, when there is no peer to take turns with. */
export async function runAlone(mandate: Mandate, options: MeasureOptions): Promise<OwnRuns> {
  forgetCache(mandate);
  const cold = await measure(checkCommand(mandate), options);
  return { cold, ...(await runAgain(mandate, options)) };
}

async function runAgain(mandate: Mandate, options: MeasureOptions): Promise<Omit<OwnRuns, 'cold'>> {
  const warm = await measure(checkCommand(mandate), options);
  forgetReport(mandate);
  return { warm, anew: await measure(checkCommand(mandate), options) };
}

/** Runs mandate cold, the peer, and mandate warm in turn, so that a slow minute of the machine weighs on all. */
export async function compareWith(
  peer: Peer, setting: Setting, mandate: Mandate, tree: Tree, options: CompareOptions,
): Promise<Outcome> {
  const files = await countFiles(peer, setting, options);
  const judgeRound = (it: Round): Judgement => judgeMandate(it) ?? judge(peer.read(it.peer), it.peer, files, tree);
  const command = peer.command(setting);
  const first = await round(mandate, command, options);
  const reading = judgeRound(first);
  if (!reading.ok) return reading;
  const runs = Math.min(options.runs, SLOW.find((it) => first.peer.wallMs >= it.fromMs)?.runs ?? options.runs);
  // The first round has warmed the page cache; it counts only where a peer is too slow to be run again.
  const rounds = runs === 1 ? [first] : [];
  while (rounds.length < runs) {
    const next = await round(mandate, command, options);
    const again = judgeRound(next);
    if (!again.ok) return again;
    rounds.push(next);
  }
  return { ok: true, rounds, saw: reading.saw, files: reading.files };
}

async function round(mandate: Mandate, command: Command, options: MeasureOptions): Promise<Round> {
  forgetCache(mandate);
  const cold = await measure(checkCommand(mandate), options);
  const peer = await measure(command, options);
  return { cold, peer, ...(await runAgain(mandate, options)) };
}

async function countFiles(peer: Peer, setting: Setting, options: MeasureOptions): Promise<number | undefined> {
  const counting = peer.count?.(setting);
  if (counting === undefined) return undefined;
  return counting.parse((await measure(counting.command, options)).stdout);
}

export type Judgement =
  | { readonly ok: true; readonly saw: string; readonly files: number }
  | { readonly ok: false; readonly why: string };

/** The cache must not change the answer, and a run that was ended is no time. */
function judgeMandate({ cold, warm, anew }: Round): Judgement | undefined {
  if (cold.exitCode !== undefined && cold.exitCode === warm.exitCode && cold.exitCode === anew.exitCode) return undefined;
  const told = (it: Measurement): string => (it.exitCode === undefined ? 'not at all' : `with ${it.exitCode}`);
  return { ok: false, why: `mandate ended ${told(cold)} cold, ${told(warm)} warm and ${told(anew)} anew` };
}

/** Holds a run to the tree: a peer that saw nothing, or little of it, has not done the work. */
export function judge(
  reading: Reading, run: Pick<Measurement, 'exitCode' | 'wallMs'>, counted: number | undefined, tree: Tree,
): Judgement {
  if (run.exitCode === undefined) return { ok: false, why: `did not finish in ${Math.round(run.wallMs / 1000)} s` };
  if (!reading.ok) return { ok: false, why: `failed: ${reading.why}` };
  const files = counted ?? reading.files ?? 0;
  if (files < tree.files / 2) return { ok: false, why: `not comparable: it saw ${files} of ${tree.files} files` };
  if (tree.cyclic && reading.cycles === 0) return { ok: false, why: 'not comparable: it found none of the planted cycles' };
  return { ok: true, saw: reading.saw, files };
}

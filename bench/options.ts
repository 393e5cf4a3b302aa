import { parseArgs } from 'node:util';

export type BenchOptions = {
  readonly sizes: readonly number[];
  readonly repo: string | undefined;
  readonly runs: number;
  readonly peers: readonly string[];
  readonly seed: number;
  readonly limitMs: number;
  readonly keep: boolean;
  readonly cli: string;
};

export const USAGE = `npm run bench -- [options]

  --sizes 1000,5000,20000   files of the generated monorepos
  --repo DIR                measure on this checkout instead; nothing is written into it
  --runs 5                  runs of each command; slow peers get fewer, and the table says so
  --peers rev-dep,oxlint    only these; "none" for mandate alone
  --seed 1                  another seed, another monorepo
  --limit 300               seconds after which a run is ended and reported as unfinished
  --cli dist/cli.js         the build to measure
  --keep                    keep the generated monorepos, and say where they are
`;

/** Reads the command line, or tells what is wrong with it. */
export function readOptions(args: readonly string[], knownPeers: readonly string[]): BenchOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        sizes: { type: 'string', default: '1000,5000,20000' }, repo: { type: 'string' }, runs: { type: 'string', default: '5' },
        peers: { type: 'string', default: knownPeers.join(',') }, seed: { type: 'string', default: '1' },
        limit: { type: 'string', default: '300' }, cli: { type: 'string', default: 'dist/cli.js' }, keep: { type: 'boolean', default: false },
      },
    });
    const peers = values.peers === 'none' ? [] : values.peers.split(',');
    const stranger = peers.find((it) => !knownPeers.includes(it));
    if (stranger !== undefined) return { wrong: `unknown peer "${stranger}"; there are ${knownPeers.join(', ')} and "none"` };
    return {
      sizes: values.sizes.split(',').map((it) => whole('--sizes', it, 100)),
      repo: values.repo, runs: whole('--runs', values.runs, 1), peers, seed: whole('--seed', values.seed, 0),
      limitMs: whole('--limit', values.limit, 1) * 1000, keep: values.keep, cli: values.cli,
    };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** A whole number that is no less than `least`. Throws an Error that names the flag. */
export function whole(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(`${flag} wants whole numbers of ${least} or more, not "${text}"`);
  return value;
}

import { parseArgs } from 'node:util';

export type MutationOptions = {
  /** How many mutants to choose; undefined for all. */
  readonly sample: number | undefined;
  readonly seed: number;
  readonly concurrency: number;
  readonly round: number;
  readonly only: string;
};

export const USAGE = `npm run mutation -- [options]

  --sample 300      a random sample of the mutants instead of all: its score comes with a confidence interval
  --seed 1          another seed, another sample
  --only src/graph  only mutants of files below this path
  --concurrency 2   how many mutants are tried at a time
  --round 100       mutants of a round; a run that was ended goes on with the first round that it did not finish
`;

/** Reads the command line, or tells what is wrong with it. */
export function readOptions(args: readonly string[]): MutationOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        sample: { type: 'string' }, seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' },
        concurrency: { type: 'string', default: '2' }, round: { type: 'string', default: '100' },
      },
    });
    return {
      sample: values.sample === undefined ? undefined : whole('--sample', values.sample, 1),
      seed: whole('--seed', values.seed, 0), concurrency: whole('--concurrency', values.concurrency, 1),
      round: whole('--round', values.round, 1), only: values.only,
    };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

function whole(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(`${flag} wants a whole number of ${least} or more, not "${text}"`);
  return value;
}

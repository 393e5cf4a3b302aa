import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { whole } from './options.ts';

export type DriftOptions = {
  readonly repo: string | undefined; readonly revisions: number; readonly growth: readonly number[]; readonly runs: number;
  readonly files: number; readonly seed: number; readonly limitMs: number; readonly cli: string; readonly help: boolean;
};

export const DRIFT_USAGE = `npm run bench:drift -- [options]

  --repo DIR                a clone with its history; nothing is written into it. Without it, a generated history is measured
  --revisions 100           commits before HEAD, along first parents, that drift tells of
  --growth 25,50,100,200    revisions of which the peak memory is told; none for none
  --runs 3                  rounds of one check and two runs of drift
  --files 5000              files of the generated monorepo
  --seed 1                  another seed, another monorepo and another history
  --limit 900               seconds after which a run is ended
  --cli dist/cli.js         the build to measure
`;

/** Reads the command line, or tells what is wrong with it. */
export function readDriftOptions(args: readonly string[]): DriftOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: {
      repo: { type: 'string' }, revisions: { type: 'string', default: '100' }, growth: { type: 'string', default: '25,50,100,200' },
      runs: { type: 'string', default: '3' }, files: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' },
      limit: { type: 'string', default: '900' }, cli: { type: 'string', default: 'dist/cli.js' }, help: { type: 'boolean', default: false },
    } });
    return {
      repo: values.repo, revisions: whole('--revisions', values.revisions, 1), runs: whole('--runs', values.runs, 1),
      growth: values.growth === 'none' ? [] : values.growth.split(',').map((it) => whole('--growth', it, 1)),
      files: whole('--files', values.files, 100), seed: whole('--seed', values.seed, 0), limitMs: whole('--limit', values.limit, 1) * 1000,
      cli: resolve(values.cli), help: values.help,
    };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

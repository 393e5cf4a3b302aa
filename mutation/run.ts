import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installStryker } from './install-stryker.ts';
import { chooseMutants, listMutants, type Mutant } from './mutants.ts';
import { type MutationOptions, readOptions, USAGE } from './options.ts';
import { tellScore } from './tell-score.ts';
import { type Tried, tryMutants } from './try-mutants.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const home = join(root, 'mutation', '.stryker');

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return tell(USAGE, 0);
  const options = readOptions(args);
  if ('wrong' in options) return tell(`${options.wrong}\n\n${USAGE}`, 2);
  installStryker(home, say);
  const all = (await listMutants(root, home)).filter(({ file }) => `${file}/`.startsWith(options.only === '' ? '' : `${options.only.replace(/\/$/, '')}/`));
  if (all.length === 0) return tell(`There is no mutant below ${options.only}.\n`, 2);
  const chosen = options.sample === undefined ? all : chooseMutants(all, options.sample, options.seed);
  say(`${chosen.length} of ${all.length} mutants`);
  process.stdout.write(tellScore(tryAll(chosen, options), all.length));
  return 0;
}

function tryAll(chosen: readonly Mutant[], { round, concurrency }: MutationOptions): readonly Tried[] {
  const rounds = Array.from({ length: Math.ceil(chosen.length / round) }, (_, at) => chosen.slice(at * round, (at + 1) * round));
  try {
    return rounds.flatMap((mutants, at) => {
      say(`round ${at + 1} of ${rounds.length}`);
      return tryMutants(mutants, { root, home, concurrency });
    });
  } finally {
    rmSync(join(home, 'sandbox'), { recursive: true, force: true });
  }
}

function tell(text: string, code: number): number {
  process[code === 0 ? 'stdout' : 'stderr'].write(text);
  return code;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { writeMonorepo } from './generate.ts';
import { planMonorepo } from './generate/monorepo.ts';
import { type LspClient, startLsp } from './lsp-client.ts';
import { createRandom, type Random } from './random.ts';
import { percentile } from './statistics.ts';

const USAGE = `npm run bench:lsp -- [options]

  --sizes 5000,20000   files of the generated monorepos
  --edits 400          edits of each; 10000 to see whether memory is steady
  --seed 1             another seed, another monorepo and other edits
  --cli dist/cli.js    the build to measure
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: {
    sizes: { type: 'string', default: '5000,20000' }, edits: { type: 'string', default: '400' }, seed: { type: 'string', default: '1' },
    cli: { type: 'string', default: 'dist/cli.js' }, help: { type: 'boolean', default: false },
  } });
  const [sizes, edits, seed] = [values.sizes.split(',').map(Number), Number(values.edits), Number(values.seed)];
  if (values.help || ![...sizes, edits, seed].every(Number.isInteger) || !existsSync(values.cli)) {
    process.stderr.write(existsSync(values.cli) ? USAGE : `There is no ${values.cli} to measure: build it first (npm run build).\n`);
    return values.help ? 0 : 2;
  }
  process.stdout.write('From `didChange` to the `publishDiagnostics` of that version, one edit at a time.\n\n'
    + '| files | edits | first check | p50 | p95 | max | unanswered | memory at first | memory, tenth by tenth |\n|--:|--:|--:|--:|--:|--:|--:|--:|---|\n');
  let code = 0;
  for (const files of sizes) if (await bench(files, edits, seed, values.cli) > 0) code = 1;
  return code;
}

/** Prints the row of one size; gives how many edits were never answered. */
async function bench(files: number, edits: number, seed: number, cli: string): Promise<number> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-bench-lsp-')));
  try {
    const root = join(scratch, 'tree');
    writeMonorepo(root, { files, seed });
    const started = performance.now();
    const client = await startLsp(cli, root, join(scratch, 'cache'));
    await client.settled();
    const first = performance.now() - started;
    const memory = [client.memory()];
    const times: (number | undefined)[] = [];
    const random = createRandom(seed);
    const places = editablePlaces(files, seed);
    for (let tenth = 1; tenth <= 10; tenth++) {
      while (times.length < (edits * tenth) / 10) times.push(...await editOne(client, root, places, random));
      memory.push(client.memory());
    }
    await client.end();
    const told = times.filter((time) => time !== undefined);
    const ms = (time: number | undefined): string => time === undefined ? '—' : `${time.toFixed(1)} ms`;
    const mb = (size: number | undefined): string => size === undefined ? '—' : `${size} MB`;
    process.stdout.write(`| ${files} | ${times.length} | ${(first / 1000).toFixed(1)} s | ${ms(percentile(told, 0.5))} | ${ms(percentile(told, 0.95))} | ${ms(percentile(told, 1))} `
      + `| ${times.length - told.length} | ${mb(memory[0])} | ${memory.slice(1).map(mb).join(', ')} |\n`);
    return times.length - told.length;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Places = { readonly edited: readonly string[]; readonly targets: readonly { readonly service: string; readonly path: string }[] };

/** Shipped modules of services; importing one of another service is forbidden. */
function editablePlaces(files: number, seed: number): Places {
  const targets = planMonorepo({ files, seed }).projects.filter(({ kind }) => kind === 'service')
    .flatMap(({ dir, modules }) => modules.filter(({ role }) => role === 'code').map(({ path }) => ({ service: dir, path: `${dir}/${path}` })));
  return { edited: targets.map(({ path }) => path), targets };
}

/** Five edits of one file. Each changes what is found in it or where, so each has to be answered. */
async function editOne(client: LspClient, root: string, { edited, targets }: Places, random: Random): Promise<(number | undefined)[]> {
  const path = random.pick(edited);
  const own = targets.find((one) => one.path === path)!;
  let target = random.pick(targets);
  while (target.service === own.service) target = random.pick(targets);
  const text = readFileSync(join(root, path), 'utf8');
  const specifier = relative(join(path, '..'), target.path).replace(/\.tsx?$/, '.js');
  const forbidden = `import '${specifier}';\n${text}`;
  await client.open(path, text);
  await client.settled();
  const times: (number | undefined)[] = [];
  for (const after of [
    // An import more; a line of the body; an export more; an export less and another; the import gone.
    forbidden, `// typed\n${forbidden}`, `// typed\n\nexport const typed = 1;\n${forbidden}${`// more\n`}`, `export const other = 1;\n${forbidden}`, text,
  ]) times.push(await client.change(path, after));
  await client.close(path);
  return times;
}

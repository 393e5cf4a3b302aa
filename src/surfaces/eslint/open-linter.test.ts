import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../open-workspace.ts';
import type { Session } from '../../session.ts';
import type { LintAnswer } from './lint-request.ts';
import { openLinter } from './open-linter.ts';
import { repository, shop, write } from './repository.fixture.ts';

const place = 'services/orders/src/place.ts';
const clean = 'services/orders/src/clean.ts';
const forbidden = "import '../../billing/src/tax';\n";

interface Watched {
  readonly root: string;
  /** Every analysis that an answer came from. */
  readonly analyses: ReadonlySet<Session>;
  lint(path: string, text?: string, root?: string): Promise<LintAnswer>;
  /** Lets time pass in which nobody asks. */
  pause(): void;
}

/** A linter over a repository that is older than it, with a clock of its own and each analysis seen. */
async function linter(files: Readonly<Record<string, string>>, below = ''): Promise<Watched> {
  const root = repository(files);
  await setTimeout(50);
  const analyses = new Set<Session>();
  let passed = 0;
  const ask = openLinter({
    open(directory, settings) {
      const workspace = openWorkspace(directory, { ...settings, cacheDirectory: false });
      return {
        ...workspace,
        async current() {
          const verdict = await workspace.current();
          analyses.add(verdict.session);
          return verdict;
        },
      };
    },
    env: {},
    now: () => Date.now() + passed,
  });
  return {
    root, analyses,
    lint: (path, text = files[path] ?? '', named) => ask({ cwd: join(root, below), root: named, file: join(root, path), text }),
    pause: () => void (passed += 2_000),
  };
}

const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`services/orders/src/part-${at}.ts`, `export const part${at} = 1;\n`]));

test('a run over all files analyses once', async () => {
  const { lint, analyses } = await linter({ ...shop, ...many });
  const answers: LintAnswer[] = [];
  for (const path of [...Object.keys(many), place, clean]) answers.push(await lint(path));
  expect(answers.filter(({ findings }) => findings.length > 0)).toEqual([{
    fault: undefined,
    findings: [expect.objectContaining({ rule: 'no-cross-service-import', severity: 'error', line: 2, column: 21, length: 23 })],
  }]);
  expect(analyses.size).toBe(1);
});

test('a text that is not saved counts for its file, until another file is asked for', async () => {
  const { lint, analyses } = await linter({ ...shop, 'services/orders/src/index.ts': "export * from './clean';\n", [clean]: 'export const clean = 1;\n' });
  expect((await lint(clean, forbidden)).findings).toHaveLength(1);
  expect((await lint(clean, `// ${forbidden}`)).findings).toEqual([]);
  const before = analyses.size;
  expect((await lint(clean, `// ${forbidden}`)).findings).toEqual([]);
  expect(analyses.size).toBe(before);
  expect((await lint(place, '')).findings).toEqual([]);
  expect((await lint(place)).findings).toHaveLength(1);
  expect((await lint(clean)).findings).toEqual([]);
});

test('a file that is not on the disk yet counts with its text, and leaves nothing behind', async () => {
  const { lint } = await linter(shop);
  expect((await lint('services/orders/src/new.ts', forbidden)).findings).toHaveLength(1);
  expect((await lint(clean)).findings).toEqual([]);
  expect((await lint(place)).findings).toHaveLength(1);
});

test('a byte order mark is no difference', async () => {
  const { lint, analyses } = await linter({ ...shop, [clean]: '\uFEFFexport {};\n' });
  await lint(place);
  await lint(clean, 'export {};\n');
  expect(analyses.size).toBe(1);
});

test('a file that was written since is read again at once, others after a pause', async () => {
  const { lint, pause, root } = await linter(shop);
  expect((await lint(place)).findings).toHaveLength(1);
  write(root, { [clean]: forbidden });
  expect((await lint(clean, forbidden)).findings).toHaveLength(1);

  write(root, { 'mandate.config.json': '{ "services": { "orders": "services/orders", "billing": false } }' });
  pause();
  expect((await lint(place)).findings).toEqual([]);
});

test('a file that is set back in time is read again', async () => {
  const { lint, root } = await linter(shop);
  await lint(clean);
  write(root, { [clean]: forbidden });
  utimesSync(join(root, clean), 1, 1);
  expect((await lint(clean, forbidden)).findings).toHaveLength(1);
});

test('files that are ignored, installed or elsewhere have no findings, and no analysis of their own', async () => {
  const dist = 'services/orders/dist/place.ts';
  const installed = 'services/orders/node_modules/x/index.js';
  const { lint, analyses } = await linter({ ...shop, '.gitignore': 'dist\n', [dist]: '', [installed]: '' });
  await lint(place);
  expect(await lint(dist, forbidden)).toEqual({ findings: [], fault: undefined });
  expect(await lint(installed, forbidden)).toEqual({ findings: [], fault: undefined });
  expect(await lint('../elsewhere.ts', forbidden)).toEqual({ findings: [], fault: undefined });
  expect(analyses.size).toBe(1);
});

test('the root is the one of `mandate check`: the nearest directory upwards with a config, or the one that is named', async () => {
  const { lint } = await linter(shop, 'services/orders/src');
  expect((await lint(place)).findings).toHaveLength(1);
  // With nothing but one service in sight there is no boundary.
  expect((await lint(place, shop[place], '..')).findings).toEqual([]);
});

test('a root that is not there is told at one file', async () => {
  const { lint, pause } = await linter(shop);
  expect((await lint(place, undefined, 'servces')).fault).toMatch(/^mandate could not see enough for its verdict: There is no directory servces/);
  expect((await lint(clean, undefined, 'servces')).fault).toBeUndefined();
  expect((await lint(place, undefined, 'servces')).fault).toBeDefined();
  pause();
  expect((await lint(clean, undefined, 'servces')).fault).toBeDefined();
});

test('a config that does not hold is told at one file, in the place of findings; put right it counts, and does so when it is broken again', async () => {
  const undeclared = { [place]: `${shop[place]!}import 'nowhere';\n` };
  const { lint, pause, root } = await linter({ ...shop, ...undeclared, 'mandate.config.json': '{ "serivces": {} }' });
  const { fault, findings } = await lint(place);
  expect(fault).toMatch(/^mandate could not see enough for its verdict: .*serivces/);
  expect(findings).toEqual([]);
  expect((await lint(clean)).fault).toBeUndefined();

  write(root, { 'mandate.config.json': shop['mandate.config.json']! });
  pause();
  const found = [{ rule: 'no-cross-service-import' }, { rule: 'no-undeclared-dependency' }];
  expect(await lint(place)).toMatchObject({ fault: undefined, findings: found });

  write(root, { 'mandate.config.json': '{ "services": ' });
  pause();
  expect(await lint(place)).toMatchObject({ fault: expect.stringMatching(/mandate\.config\.json/) as string, findings: found });
});

test('what keeps rules from firing is told, the first in full and the others counted', async () => {
  const rules = '"dependency-rule": ["error", { "rules": [{ "name": "a", "because": "b", "from": "nowhere/**", "forbid": "never/**" }] }]';
  const { lint } = await linter({ ...shop, 'mandate.config.json': `{ ${shop['mandate.config.json']!.slice(1, -1)}, "rules": { ${rules} } }` });
  expect(await lint(place)).toMatchObject({ fault: expect.stringMatching(/never.*\(and 1 other problem: `mandate check` tells all\)$/) as string, findings: [{ line: 2 }] });
});

test('a repository that is gone leaves the last good verdict', async () => {
  const { lint, pause, root } = await linter(shop);
  await lint(place);
  rmSync(root, { recursive: true });
  pause();
  const { fault } = await lint(place);
  expect(fault).toMatch(/no directory that can be read/);
});

test('a fault of the program is told once, and takes no run of the linter with it', async () => {
  const root = repository(shop);
  const fails = (): Promise<never> => Promise.reject(new Error('boom'));
  const ask = openLinter({ open: (directory, settings) => ({ ...openWorkspace(directory, settings), current: fails }), env: {}, now: () => 0 });
  const lint = (path: string): Promise<LintAnswer> => ask({ cwd: root, root: undefined, file: join(root, path), text: shop[path]! });
  expect(await lint(place)).toEqual({ findings: [], fault: expect.stringMatching(/it failed: boom$/) as string });
  expect(await lint(clean)).toEqual({ findings: [], fault: undefined });
});

test('comments except, and one that excepts nothing is a finding of its own place', async () => {
  const excepted = `// mandate-disable-next-line no-cross-service-import -- moves with the next release\n${forbidden}`;
  const { lint } = await linter({ ...shop, [place]: excepted });
  expect((await lint(place)).findings).toEqual([]);
  expect((await lint(place, excepted.replace(forbidden, ''))).findings).toMatchObject([{ rule: 'no-stale-waiver', severity: 'warn', line: 1 }]);
});

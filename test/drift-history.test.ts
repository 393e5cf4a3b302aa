import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { analysePast } from '../src/analyse-past.ts';
import { listCommits } from '../src/history/list-commits.ts';
import type { ConfigOfPast } from '../src/judged-by.ts';
import type { Config } from '../src/model/config.ts';
import { openRepository } from '../src/tree/git-revision.ts';
import type { GitTree } from '../src/tree/open-git-tree.ts';
import { type LineEdit, edited, lineEdits, statements, toggleDependency } from './random-edits.ts';

const made: string[] = [];
afterAll(() => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })), 60_000);

const example = 'examples/storefront';
const start = new Map(
  readdirSync(example, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|report\./.test(join(entry.parentPath, entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [`shop/${path.slice(example.length + 1)}`, readFileSync(path, 'utf8')] as const),
);
const ofNow = JSON.parse(start.get('shop/mandate.config.json')!) as Config;
// It excepts a finding, and runs out in the midst of a history.
const waiver = { ...ofNow.waivers![0]!, to: 'services/billing/src/db/invoice.entity.ts', expires: '2026-01-08' };
const config: Config = { ...ofNow, waivers: [waiver] };

type Change =
  | { readonly kind: 'edit'; readonly file: number; readonly lines: readonly LineEdit[] }
  | { readonly kind: 'add' | 'remove' | 'move' | 'link'; readonly file: number; readonly name: string }
  | { readonly kind: 'manifest' | 'tsconfig'; readonly file: number; readonly name: string }
  | { readonly kind: 'ignore' | 'owners' | 'config' | 'nothing' | 'renameProject'; readonly file: number };

const file = fc.nat({ max: 10_000 });
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('edit'), file, lines: lineEdits }) },
  { weight: 3, arbitrary: fc.record({
    kind: fc.constantFrom('add', 'remove', 'move', 'link'), file, name: fc.constantFrom('added.ts', 'index.ts', 'thing.test.ts', 'schema.prisma'),
  }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('manifest', 'tsconfig'), file, name: fc.constantFrom('zod', 'typeorm', '@storefront/billing-contracts') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('ignore', 'owners', 'config', 'nothing', 'renameProject'), file }) },
);

/** What a commit holds: path from the top of the repository → text; a link's begins with `-> `. */
type Files = ReadonlyMap<string, string>;

function changed(files: Files, one: Change): Files {
  const next = new Map(files);
  const sources = [...files.keys()].filter((path) => /\.tsx?$/.test(path));
  const path = sources[one.file % sources.length]!;
  const toggle = (at: string, text: string): void => void (next.get(at) === text ? next.delete(at) : next.set(at, text));
  const manifests = [...files.keys()].filter((at) => at.endsWith('/package.json'));
  const manifest = manifests[one.file % manifests.length]!;
  switch (one.kind) {
    case 'edit': next.set(path, edited(files.get(path)!, one.lines)); break;
    case 'add': next.set(join(dirname(path), one.name), one.file % 2 === 0 ? statements[one.file % statements.length]! : 'export {};\n'); break;
    case 'remove': next.delete(path); break;
    case 'move': next.delete(path); next.set(join(dirname(path), one.name), files.get(path)!); break;
    case 'link': toggle(join(dirname(path), 'link.ts'), `-> ${path.slice(dirname(path).length + 1)}`); break;
    case 'manifest': next.set(manifest, toggleDependency(files.get(manifest)!, one.name)); break;
    case 'tsconfig': next.set(join(dirname(manifest), 'tsconfig.json'), JSON.stringify({ compilerOptions: { paths: { [`${one.name}/*`]: ['./src/*'] } } })); break;
    // Above the directory that is analysed, and in it.
    case 'ignore': toggle(one.file % 2 === 0 ? '.gitignore' : 'shop/.gitignore', 'missing.*\ndist\n'); break;
    case 'owners': toggle('shop/CODEOWNERS', 'services/orders/ @storefront/orders\n'); break;
    case 'config': toggle('shop/mandate.config.json', JSON.stringify({ rules: { 'no-deep-import': one.file % 2 === 0 ? 'off' : 'warn' } })); break;
    case 'renameProject': next.set(manifest, files.get(manifest)!.replace(/"name": "[^"]*"/, `"name": "@storefront/named-${one.file % 5}"`)); break;
    case 'nothing': break;
  }
  return next;
}

/** A repository with these states as its commits, one a day; every third is a merge. Gives the directory that is analysed. */
function repositoryOf(states: readonly Files[]): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'drift-history-')));
  made.push(root);
  execFileSync('git', ['init', '-q', '-b', 'main', root]);
  const stream = states.map((files, index) => [
    `commit refs/heads/main\nmark :${index + 1}\ncommitter Jo Doe <jo@example.com> ${Date.UTC(2026, 0, 5 + index, 12) / 1000} +0000\ndata 4\nstep\n`,
    index > 0 ? `from :${index}\n` : '', index > 2 && index % 3 === 0 ? `merge :${index - 2}\n` : '', 'deleteall\n',
    ...[...files].map(([path, text]) => {
      const [mode, said] = text.startsWith('-> ') ? ['120000', text.slice(3)] : ['100644', text];
      return `M ${mode} inline ${path}\ndata ${Buffer.byteLength(said)}\n${said}\n`;
    }),
  ].join('')).join('');
  execFileSync('git', ['-C', root, 'fast-import', '--quiet'], { input: stream });
  mkdirSync(join(root, 'shop'));
  return join(root, 'shop');
}

const configs = {
  today: async (): Promise<ConfigOfPast> => ({ config, isOwn: false, waiverSites: [{ file: 'mandate.config.json', line: 14, column: 7 }] }),
  revision: async (tree: () => Promise<GitTree>): Promise<ConfigOfPast> => {
    const bytes = (await tree()).bytes('mandate.config.json');
    return { config: bytes === undefined ? config : JSON.parse(Buffer.from(bytes).toString()) as Config, isOwn: bytes !== undefined };
  },
};

/** Changes that leave the list of files as it is, and what a file says too, but not the verdict: each alone, after an edit that it bears on. */
const quiet: Change[][] = [
  [{ kind: 'edit', file: 0, lines: [{ at: 0, text: "export { something as other } from './missing.js';", drops: 0 }] }],
  [{ kind: 'ignore', file: 0 }], [{ kind: 'nothing', file: 0 }], [{ kind: 'nothing', file: 0 }], [{ kind: 'edit', file: 0, lines: [{ at: 3, text: '', drops: 0 }] }],
  [{ kind: 'ignore', file: 0 }], [{ kind: 'manifest', file: 1, name: 'zod' }], [{ kind: 'renameProject', file: 2 }],
];

test('whatever was analysed before, a commit comes to what an analysis of it from scratch comes to, byte for byte', async () => {
  const history = fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 5, maxLength: 9 });
  await fc.assert(fc.asyncProperty(history, fc.constantFrom('today' as const, 'revision' as const), fc.array(file, { maxLength: 4 }), async (steps, by, again) => {
    const states: Files[] = [start];
    for (const step of steps) states.push(step.reduce(changed, states.at(-1)!));
    const repository = openRepository(repositoryOf(states));
    const { commits } = await listCommits(repository, {});
    expect(commits).toHaveLength(states.length);
    const analyst = () => analysePast(repository, { rules, cacheDirectory: false, configOf: configs[by] });
    const one = analyst();
    // The way of the history, and then here and there, as who looks for a commit goes.
    for (const place of [...commits.keys(), ...again.map((number) => number % commits.length)]) {
      const [followed, alone] = [await one.snapshotOf(commits[place]!), await analyst().snapshotOf(commits[place]!)];
      expect(JSON.stringify(followed, null, 1)).toBe(JSON.stringify(alone, null, 1));
    }
  }), {
    numRuns: Number(process.env['DRIFT_RUNS'] ?? 3), examples: [[quiet, 'today', []]],
    // A history takes seconds, so none is looked for that is smaller.
    endOnFailure: true,
  });
}, 900_000);

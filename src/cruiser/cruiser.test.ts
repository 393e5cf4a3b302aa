import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { type CheckSettings, checkRepository } from '../check-repository.ts';
import type { Finding, Report } from '../model/report.ts';

/** Writes a repository to a directory of its own. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-cruiser-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const off = { config: { rules: Object.fromEntries(rules.map(({ id }) => [id, 'off' as const])) }, rules, cruise: 'run' } as const satisfies CheckSettings;

async function check(files: Readonly<Record<string, string>>, settings: Partial<CheckSettings> = {}): Promise<Report> {
  return (await checkRepository(repository(files), { ...off, ...settings })).report;
}

const cjs = (config: object): string => `module.exports = ${JSON.stringify(config)};\n`;

const shop = {
  'package.json': '{ "name": "shop", "dependencies": { "lodash": "4" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
  'src/orders/a.ts': "import type { B } from '../billing/b';\nimport { c } from './c';\nimport fs from 'node:fs';\nexport const a: B = c + String(fs);\n",
  'src/orders/c.ts': "import { b } from '~/billing/b';\nexport const c = b;\n",
  'src/billing/b.ts': "export type B = string;\n\nexport const b = '';\n",
  'src/lonely.ts': 'export const alone = true;\n',
};
const options = { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' } };

/** Rule, severity, ends and places of each. */
const told = ({ findings }: Report): unknown[] => findings.map(({ rule, severity, from, to, sites }: Finding) => (
  [rule, severity, from.file ?? from.symbol, to.file ?? to.symbol, ...sites.map(({ file, line, column }) => `${file}:${line}:${column}`)]));

describe('the rules of dependency-cruiser are findings', () => {
  test('forbidden edges with a group, through a path alias and as types, with the place of the import', async () => {
    const rule = { name: 'no-sideways', severity: 'error', comment: 'Features do not know\n each other.', from: { path: '^src/([^/]+)/' }, to: { path: '^src/([^/]+)/', pathNot: '^src/$1/' } };
    const report = await check({ ...shop, '.dependency-cruiser.cjs': cjs({ forbidden: [rule], options }) });
    expect(report.problems).toEqual([expect.objectContaining({ code: 'no-services' })]);
    expect(told(report)).toEqual([
      ['dependency-cruiser/no-sideways', 'error', 'src/orders/a.ts', 'src/billing/b.ts', 'src/orders/a.ts:1:24'],
      ['dependency-cruiser/no-sideways', 'error', 'src/orders/c.ts', 'src/billing/b.ts', 'src/orders/c.ts:1:19'],
    ]);
    expect(report.findings[0]).toMatchObject({
      clause: 6, status: 'new',
      message: "src/orders/a.ts imports src/billing/b.ts, against 'no-sideways'",
      why: 'Features do not know each other',
      fix: "take what is needed from elsewhere, or change 'no-sideways' in .dependency-cruiser.cjs",
    });
    expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(report.summary.errors).toBe(2);
  });

  test('a cycle with its chain, told from its smallest member on', async () => {
    const files = {
      'package.json': '{}', 'src/z.js': "export * from './m.js';\n", 'src/m.js': "\nimport './a.js';\n", 'src/a.js': "import './z.js';\n",
      '.dependency-cruiser.json': '{ "forbidden": [{ "name": "no-circular", "severity": "warn", "from": {}, "to": { "circular": true } }] }',
    };
    const report = await check(files);
    expect(report.findings).toMatchObject([{
      rule: 'dependency-cruiser/no-circular', severity: 'warn', why: "the rule 'no-circular' in .dependency-cruiser.json says so",
      message: "3 modules import each other in a cycle, against 'no-circular': src/a.js → src/z.js → src/m.js → src/a.js",
      sites: [{ file: 'src/a.js', line: 1 }, { file: 'src/m.js', line: 2 }, { file: 'src/z.js', line: 1 }],
      chain: [{ file: 'src/a.js', line: 1 }, { file: 'src/z.js', line: 1 }, { file: 'src/m.js', line: 2 }],
    }]);
  });

  test('orphans, modules out of reach, what is required, what is allowed, and modules of Node.js', async () => {
    const config = {
      forbidden: [
        { name: 'no-orphans', severity: 'info', from: { orphan: true }, to: {} },
        { name: 'reach', severity: 'error', from: { path: 'orders/a' }, to: { path: 'billing', reachable: true } },
        { name: 'unreached', severity: 'error', from: { path: 'orders' }, to: { path: 'lonely', reachable: false } },
        { name: 'no-core', severity: 'error', from: {}, to: { dependencyTypes: ['core'] } },
        { name: 'switched-off', severity: 'ignore', from: {}, to: {} },
      ],
      required: [{ name: 'uses-kit', severity: 'warn', module: { path: 'orders' }, to: { path: 'kit' } }],
      allowed: [{ from: {}, to: { pathNot: 'billing' } }], allowedSeverity: 'warn',
      options,
    };
    const report = await check({ ...shop, '.dependency-cruiser.mjs': `export default ${JSON.stringify(config)};` });
    const texts = report.findings.map(({ rule, severity, message, sites: [site] }) => `${severity} ${rule.slice(19)} ${site!.file}:${site!.line}:${site!.column} ${message}`);
    await expect(`${texts.sort().join('\n')}\n`).toMatchFileSnapshot('__golden__/kinds-of-rules.txt');
  });

  test('a package is one end, whichever of its files is meant', async () => {
    const rule = { name: 'no-lodash', severity: 'error', from: {}, to: { path: 'node_modules/lodash' } };
    const report = await check({
      'package.json': '{}', 'src/a.js': "import 'lodash';\nimport 'lodash/fp';\n", 'node_modules/lodash/package.json': '{ "name": "lodash" }',
      'node_modules/lodash/index.js': '', 'node_modules/lodash/fp.js': '', '.dependency-cruiser.cjs': cjs({ forbidden: [rule], options: { doNotFollow: 'node_modules' } }),
    });
    expect(told(report)).toEqual([['dependency-cruiser/no-lodash', 'error', 'src/a.js', 'lodash', 'src/a.js:1:8', 'src/a.js:2:8']]);
  });

  test('the same findings have the same fingerprints in another place and after edits', async () => {
    const config = { '.dependency-cruiser.cjs': cjs({ forbidden: [{ name: 'x', severity: 'error', from: { path: 'orders' }, to: { path: 'billing' } }], options }) };
    const first = await check({ ...shop, ...config });
    const edited = await check({ ...shop, ...config, 'src/orders/c.ts': `// Moved.\n\n${shop['src/orders/c.ts']}` });
    expect(edited.findings.map(({ fingerprint }) => fingerprint)).toEqual(first.findings.map(({ fingerprint }) => fingerprint));
    expect(edited.findings[1]?.sites).not.toEqual(first.findings[1]?.sites);
  });
});

describe('the run is the one that its users know', () => {
  const rule = { name: 'x', severity: 'error', from: {}, to: { path: 'b' } };
  const files = { 'lib/a.js': "import './b.js';", 'lib/b.js': '', 'test/a.js': "import '../lib/b.js';", 'tools/x.cjs': cjs({ forbidden: [rule] }) };

  test.each([
    ['all source roots where no script says more', {}, ['lib/a.js', 'test/a.js']],
    ['the directories of the scripts that check', { lint: 'eslint . && depcruise lib --config', g: 'depcruise test -T dot | dot -Tsvg' }, ['lib/a.js']],
    ['the directories of several', { a: 'depcruise lib', b: 'npx dependency-cruise -c .dependency-cruiser.cjs ./test/' }, ['lib/a.js']],
    ['a glob', { a: "depcruise 'te*/**/*.js'" }, ['test/a.js']],
    ['what is excluded by a script', { a: 'depcruise lib test --exclude ^test' }, ['lib/a.js']],
    ['no more than what is given directories for', { a: 'depcruise --config .dependency-cruiser.cjs lib' }, ['lib/a.js']],
  ])('%s', async (_, scripts, expected) => {
    const report = await check({ ...files, 'package.json': JSON.stringify({ scripts }), '.dependency-cruiser.cjs': cjs({ forbidden: [rule] }) });
    expect(report.findings.map(({ from }) => from.file)).toEqual(expected);
  });

  test('a config that a script names is the config', async () => {
    const report = await check({ ...files, 'package.json': '{ "scripts": { "deps": "depcruise lib --config tools/x.cjs" } }' });
    expect(report.findings).toMatchObject([{ from: { file: 'lib/a.js' } }]);
  });

  test('known violations are passed over where a script says so, and only there', async () => {
    const known = [{ type: 'dependency', from: 'lib/a.js', to: 'lib/b.js', rule: { name: 'x', severity: 'error' } }];
    const both = { ...files, '.dependency-cruiser.cjs': cjs({ forbidden: [rule] }), '.dependency-cruiser-known-violations.json': JSON.stringify(known) };
    expect((await check({ ...both, 'package.json': '{ "scripts": { "deps": "depcruise lib test --ignore-known" } }' })).findings).toMatchObject([{ from: { file: 'test/a.js' } }]);
    expect((await check({ ...both, 'package.json': '{ "scripts": { "deps": "depcruise lib test" } }' })).findings).toHaveLength(2);
  });

  test('options, `extends` and includeOnly hold', async () => {
    const report = await check({
      ...files, 'package.json': '{}', '.dependency-cruiser.json': '{ "extends": "./tools/x.cjs", "options": { "includeOnly": "^lib/" } }',
    });
    expect(told(report)).toEqual([['dependency-cruiser/x', 'error', 'lib/a.js', 'lib/b.js', 'lib/a.js:1:8']]);
  });

  test('the install of the repository is taken before our own', async () => {
    const root = repository({
      ...files, 'package.json': '{}', '.dependency-cruiser.json': '{}',
      'node_modules/dependency-cruiser/package.json': '{ "name": "dependency-cruiser", "version": "11.0.0", "exports": { ".": "./x.mjs" } }',
    });
    const { report } = await checkRepository(root, off);
    expect(report.problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('dependency-cruiser 11.0.0 is installed; 16 is the oldest'));
  });
});

describe('it fails closed', () => {
  const failures = ({ problems }: Report): readonly string[] => problems.filter(({ code }) => code === 'cruiser-failed').map(({ severity, message }) => `${severity}: ${message}`);
  const one = { 'package.json': '{}', 'src/a.js': '' };

  test.each([
    ['a config that throws', "throw new Error('no luck');", 'could not run with .dependency-cruiser.cjs: no luck. What its rules would have found is unknown.'],
    ['a config that ends its process', 'process.exit(0);', 'its process ended without a word (exit code 0)'],
    ['a config that is none', 'module.exports = { forbiden: [] };', 'The supplied configuration is not valid'],
    ['a rule that dependency-cruiser refuses', cjs({ forbidden: [{ name: 'x', from: { path: '(a+)+$' }, to: {} }] }), 'could not run'],
    ['nothing cruised', cjs({ forbidden: [], options: { includeOnly: '^nowhere' } }), 'saw not one module in src'],
    ['a tsconfig that is not there', cjs({ options: { tsConfig: { fileName: 'tsconfig.nope.json' } } }), 'tsconfig.nope.json'],
  ])('%s', async (_, config, message) => {
    const report = await check({ ...one, '.dependency-cruiser.cjs': config });
    expect(failures(report)).toEqual([expect.stringMatching(/^error: /)]);
    expect(failures(report)[0]).toContain(message);
    expect(report.summary.problems.errors).toBe(1);
  });

  test('a config that prints, and leaves a timer behind, spoils nothing', async () => {
    const report = await check({ ...one, '.dependency-cruiser.cjs': "console.log('x');console.error('y');setInterval(() => {}, 1e6);module.exports = {};" });
    expect(failures(report)).toEqual([]);
  });
});

describe('it runs where it may', () => {
  const files = { ...shop, '.dependency-cruiser.cjs': "require('fs').writeFileSync('ran', ''); module.exports = {};" };

  test.each([['run', true], ['tell', false], [undefined, false]] as const)('%s', async (cruise, runs) => {
    const root = repository(files);
    const { report } = await checkRepository(root, { ...off, cruise });
    expect(readdirSync(root).includes('ran')).toBe(runs);
    expect(report.problems.some(({ code }) => code === 'cruiser-partial')).toBe(cruise === 'tell');
  });

  test('a report that it was part of is not kept; one without it is', async () => {
    const cacheDirectory = repository({});
    const root = repository(files);
    symlinkSync(root, join(cacheDirectory, 'link'));
    await checkRepository(root, { ...off, cacheDirectory });
    expect(readdirSync(cacheDirectory)).not.toContain('report.json');
  });
});

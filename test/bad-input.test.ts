import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { main } from '../src/surfaces/cli/main.ts';

type Files = Readonly<Record<string, string | Buffer>>;

/** Two services, and the one fault that must be found whatever else is broken. */
const shop: Files = {
  'package.json': '{ "name": "shop", "workspaces": ["apps/*", "packages/*"] }',
  'apps/orders/package.json': '{ "name": "orders" }',
  'apps/orders/Dockerfile': 'FROM node:22-slim\nCOPY . .\nCMD ["node", "main.js"]\n',
  'apps/orders/src/a.ts': "import { b } from '../../billing/src/b.js';\n\nexport const a = b;\n",
  'apps/billing/package.json': '{ "name": "billing" }',
  'apps/billing/Dockerfile': 'FROM node:22-slim\nCOPY . .\nCMD ["node", "main.js"]\n',
  'apps/billing/src/b.ts': 'export const b = 1;\n',
};
const fault = '✖ no-cross-service-import   apps/orders/src/a.ts:1:19';
const deep = (open: string, close = ''): string => open.repeat(50_000) + close.repeat(50_000);

describe('broken files: told by name, and the fault beside them is found', () => {
  test.each<[string, Files, number, readonly string[]]>([
    ['no git at all', {}, 1, []],
    ['a manifest that is not JSON', { 'apps/billing/package.json': '{ "name": "billing", }}' }, 1, ['▲ invalid-manifest', 'apps/billing/package.json:1:22']],
    ['a manifest in a merge conflict', { 'apps/billing/package.json': '<<<<<<< HEAD\n{}\n' }, 1, ['▲ invalid-manifest', 'apps/billing/package.json:1:1']],
    ['a root manifest that is not JSON', { 'package.json': '{ "name": "shop" "workspaces"' }, 2, ['✖ invalid-root-manifest (error: no verdict)', 'package.json:1:18']],
    ['a manifest of wrong types', { 'apps/billing/package.json': '{"name":12,"workspaces":{"a":1},"exports":[[[]]],"dependencies":[1],"main":{}}' }, 1, []],
    ['a manifest that nests too deeply', { 'apps/billing/package.json': `{"name":"billing","exports":${deep('{".":', '}')}}` }, 1, []],
    ['a tsconfig that is not JSON', { 'apps/orders/tsconfig.json': '{ "compilerOptions": {' }, 1, ['▲ invalid-tsconfig', 'apps/orders/tsconfig.json:1:']],
    ['a tsconfig that nests too deeply', { 'apps/orders/tsconfig.json': deep('[') }, 1, ['▲ invalid-tsconfig', 'apps/orders/tsconfig.json:1:1']],
    ['cyclic extends', { 'apps/orders/tsconfig.json': '{"extends":"./b.json"}', 'apps/orders/b.json': '{"extends":"./tsconfig.json"}' }, 1, ['▲ cyclic-extends', 'apps/orders/b.json:1:12']],
    ['two projects of one name', { 'packages/b/package.json': '{"name":"billing"}', 'packages/b/i.ts': '' }, 1, ['▲ duplicate-project', 'packages/b/package.json']],
    ['a source file that does not parse', { 'apps/orders/src/bad.ts': 'export const = ;\n' }, 1, ['▲ unparsed-file', 'apps/orders/src/bad.ts:1:14']],
    ['source that nests too deeply', { 'apps/orders/src/deep.ts': `export const x = ${deep('[', ']')};` }, 1, []],
    ['a BOM', { 'apps/orders/src/a.ts': `\uFEFF${String(shop['apps/orders/src/a.ts'])}`, 'package.json': `\uFEFF${String(shop['package.json'])}`, 'mandate.config.json': '\uFEFF{}' }, 1, []],
    ['UTF-16', { 'apps/orders/src/a.ts': Buffer.from(`\uFEFF${String(shop['apps/orders/src/a.ts'])}`, 'utf16le') }, 1, []],
    ['bytes that are not UTF-8', { 'apps/orders/src/bin.ts': Buffer.from([0, 255, 254, 0]) }, 1, ['▲ not-utf8', 'apps/orders/src/bin.ts:1:1']],
    ['YAML with keys in keys', { 'pnpm-workspace.yaml': '? '.repeat(20_000) }, 2, ['✖ invalid-root-manifest (error: no verdict)', 'pnpm-workspace.yaml:1:1']],
    ['a bomb of anchors', { 'compose.yml': `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${bomb(9)}services: *a9\n` }, 1, ['▲ invalid-deployment', 'compose.yml:1:1']],
    ['a git directory of nonsense', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/index': 'DIRC\0\0\0\x02\xff\xff\xff\xff' }, 1, []],
  ])('%s', async (_, files, code, told) => {
    const outcome = await run(['check', '--all'], { ...shop, ...files });
    expect(outcome.err).toBe('');
    for (const text of [fault, ...told]) expect(outcome.out).toContain(text);
    expect(outcome.code).toBe(code);
  });
});

test('links that lead nowhere, in a circle or upwards are told or passed by', async () => {
  const { code, out } = await run(['check', '--all'], shop, (root) => {
    symlinkSync('nowhere.ts', join(root, 'apps/orders/src/gone.ts'));
    symlinkSync('two.ts', join(root, 'apps/orders/src/one.ts'));
    symlinkSync('one.ts', join(root, 'apps/orders/src/two.ts'));
    symlinkSync('.', join(root, 'apps/orders/src/self'));
    symlinkSync('../../..', join(root, 'apps/orders/src/up'));
  });
  expect(out.match(/apps\/orders\/src\/\w+\.ts:1:1 is a symbolic link that leads nowhere/g)).toHaveLength(3);
  expect(out.match(/no-cross-service-import/g)).toHaveLength(1);
  expect(code).toBe(1);
});

test('a file name cannot write to the terminal, nor start a line of its own', async () => {
  const name = 'apps/orders/src/\u001b[31mred\u001b[2J\nx ✔ no findings\n\u202E.ts';
  const { code, out } = await run(['check', '--all'], { ...shop, [name]: "import '../../billing/src/b.js';\n" });
  expect(out).not.toMatch(/[\u001b\u202E]|^x ✔/m);
  expect(out).toContain('apps/orders/src/�[31mred�[2J x ✔ no findings �.ts:1:8');
  expect(code).toBe(1);
});

test('an empty directory has one problem, and no verdict', async () => {
  const { code, out } = await run(['check'], {});
  expect(out).toContain('✖ no-modules (error: no verdict)');
  expect(out).toContain('✖ 0 services · 0 files · no findings · 1 problem (1 of them an error: no verdict)');
  expect(code).toBe(2);
});

test('a chain of two thousand re-exports and of as many extends is followed to its end', async () => {
  const links = Array.from({ length: 2000 }, (_, at) => at);
  const { code, out } = await run(['check', '--format', 'json'], {
    ...shop,
    'packages/lib/package.json': '{ "name": "lib", "exports": "./f0.ts" }',
    'packages/lib/f2000.ts': "export { b } from '../../apps/billing/src/b.js';\n",
    ...Object.fromEntries(links.map((at) => [`packages/lib/f${at}.ts`, `export ${at % 2 ? '*' : '{ b }'} from './f${at + 1}.js';\n`])),
    'apps/orders/src/c.ts': "import { b } from 'lib';\nimport '@deep/b.js';\n\nexport const c = b;\n",
    'apps/orders/tsconfig.json': '{ "extends": "./t0.json" }',
    ...Object.fromEntries(links.map((at) => [`apps/orders/t${at}.json`, `{ "extends": "./t${at + 1}.json" }`])),
    'apps/orders/t2000.json': '{ "compilerOptions": { "paths": { "@deep/*": ["../billing/src/*"] } } }',
  });
  const { findings } = JSON.parse(out) as { findings: readonly { rule: string; chain: readonly object[]; sites: readonly { file: string; line: number }[] }[] };
  expect(findings.find(({ rule }) => rule === 'no-back-door')?.chain).toHaveLength(2002);
  expect(findings.flatMap(({ sites }) => sites)).toContainEqual(expect.objectContaining({ file: 'apps/orders/src/c.ts', line: 2 }));
  expect(code).toBe(1);
});

test('a large file is read whole', async () => {
  const table = `export const rows = [\n${"  { id: 12345, name: 'row', tags: ['a', `b`], ratio: 4 / 2 },\n".repeat(40_000)}];\n`;
  const bundle = `${'var f=function(a,b){return a?b/2:/x[/]y/.test(a)};'.repeat(40_000)}require("../../billing/src/b.js");`;
  const { code, out } = await run(['check', '--all'], { ...shop, 'apps/orders/src/table.ts': table, 'apps/orders/src/bundle.js': bundle });
  expect(out).toContain(fault);
  expect(out).toContain('apps/orders/src/bundle.js:1:');
  expect(code).toBe(1);
});

test('a rule of the config that throws is told, and takes nothing from the others', async () => {
  const { code, out, err } = await run(['check'], {
    ...shop,
    'mandate.config.mjs': "export default { customRules: [{ id: 'own', summary: 's', clause: 2, severity: 'error', defaults: {},\n"
      + "  schema: (zod) => zod.strictObject({}), check() { throw new Error('kaboom'); } }] };\n",
  });
  expect(err).toBe('');
  expect(out).toContain(fault);
  expect(out).toContain('✖ rule-failed (error: no verdict)');
  expect(out).toContain('The rule own failed: Error: kaboom.');
  expect(code).toBe(2);
});

test('a selector and a service root that match nothing: the nearest right name, and no verdict', async () => {
  const rule = { name: 'x', because: 'y', from: 'apps/ordrs/**', forbid: 'apps/billing/**' };
  const { code, out } = await run(['check', '--all'], {
    ...shop,
    'mandate.config.json': JSON.stringify({ services: { billing: { root: 'apps/biling' } }, rules: { 'dependency-rule': ['error', { rules: [rule] }] } }),
  });
  expect(out.replace(/\s+/g, ' ')).toContain('did you mean "apps/billing"?');
  expect(out.replace(/\s+/g, ' ')).toContain('did you mean "apps/orders/**"?');
  expect(code).toBe(2);
});

/** Each list holds nine times the one before. */
function bomb(levels: number): string {
  return Array.from({ length: levels }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(',')}]\n`).join('');
}

/** Runs a command line over real files, without a terminal. */
async function run(args: readonly string[], files: Files, prepare?: (root: string) => void): Promise<{ code: number; out: string; err: string }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-bad-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  prepare?.(root);
  let [out, err] = ['', ''];
  const code = await main([...args, '--no-cache'], {
    stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (err += text) }, cwd: root, env: {}, now: () => 0, today: () => '2026-05-04',
  });
  return { code, out, err };
}

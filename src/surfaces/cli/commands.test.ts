import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './run-cli.fixture.ts';

test('init writes a config that loads again, and never over another', async () => {
  const { code, out, root } = await run(['init']);
  expect({ code, out }).toEqual({ code: 0, out: 'Wrote mandate.config.ts with 1 service and 0 interface packages. Look it through, then run: mandate check\n' });
  const text = readFileSync(join(root, 'mandate.config.ts'), 'utf8');
  expect(text).toContain("    // a Dockerfile builds it\n    orders: 'apps/orders',\n");
  const again = await run([], { files: { 'mandate.config.ts': text } });
  expect(again.opened[0]?.settings.config).toEqual({ services: { orders: 'apps/orders' }, interfaces: {} });
  const refused = await run(['init', '--format', 'json'], { files: { '.mandaterc': '{}' } });
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toContain('There is a config already: ');
  expect(existsSync(join(refused.root, 'mandate.config.json'))).toBe(false);
});

test('inspect tells the architecture as text and as JSON', async () => {
  expect((await run(['inspect'])).out).toContain('  orders   apps/orders\n    because a Dockerfile builds it\n');
  expect(JSON.parse((await run(['inspect', '-f', 'json'])).out)).toMatchObject({ version: 1, services: [{ name: 'orders' }] });
});

test('a parser without its native part is no bug to report, and ends with 2', async () => {
  const { code, err } = await run(['check'], { fails: new Error('Cannot find native binding. npm has a bug related to optional dependencies') });
  expect([code, err.includes('--omit=optional'), err.includes('bug')]).toEqual([2, true, false]);
});

test('explain tells where a rule of dependency-cruiser stands, and runs nothing for it', async () => {
  const files = { '.dependency-cruiser.cjs': "throw new Error('run');" };
  const { code, out, opened } = await run(['explain', 'dependency-cruiser/no-circular'], { files });
  expect([code, opened]).toEqual([0, []]);
  expect(out).toContain("stands in .dependency-cruiser.cjs, or in what that extends, under the name 'no-circular'");
  expect((await run(['explain', 'dependency-cruiser/no-circular'])).err).toContain('There is no rule "dependency-cruiser/no-circular".');
});

test('explain tells one rule, one of the config, or lists all', async () => {
  expect((await run(['explain', 'no-deep-import'])).out).toContain('An import keeps to what is published.');
  expect((await run(['explain'])).out).toContain('  no-module-cycle   warn    No cycles.\n');
  const own = "import { noOptions } from 'mandate';\nexport default { customRules: [{ ...noOptions, id: 'no-env', summary: 'No env.', clause: 6, severity: 'error', check: () => [] }] };";
  expect((await run(['explain', 'no-env'], { files: { 'mandate.config.ts': own } })).out).toContain('No env.');
});

test('help teaches', async () => {
  const { code, out, err } = await run(['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  await expect(out).toMatchFileSnapshot('__golden__/help.txt');
  await expect((await run(['check', '--help'])).out).toMatchFileSnapshot('__golden__/help-check.txt');
});

test('the version is that of the package', async () => {
  expect(await run(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+.*\n$/) as string });
});

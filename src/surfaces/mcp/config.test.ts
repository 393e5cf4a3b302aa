import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asking, shop } from './ask-server.fixture.ts';

/** Leaves a mark where it is run. */
const hostile = "import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('./ran', import.meta.url), '');\nexport default { rules: { 'no-cross-service-import': 'off' } };\n";
const bad = "import { Ledger } from '../../billing/src/invoice';\nexport const ledger = new Ledger();\n";
const files = { ...shop, 'apps/orders/src/main.ts': bad };

test('a config that is code does not run, and every answer says so', async () => {
  const { ask, root } = await asking({ ...files, 'mandate.config.mjs': hostile });
  for (const [tool, args] of [
    ['check', {}], ['services', {}], ['where_is_interface', { service: 'billing' }], ['may_import', { from: 'orders', to: 'billing' }],
  ] as const) {
    const { text, data } = await ask(tool, args);
    expect(text).toContain('mandate.config.mjs is code and was not run');
    expect(data['notes']).toEqual(expect.arrayContaining([expect.stringContaining('--trust-config')]));
  }
  expect((await ask('check')).data).toMatchObject({ verdict: 'fail', errors: 1 });
  expect(existsSync(join(root, 'ran'))).toBe(false);
});

test('a config that is code runs where it is trusted', async () => {
  const { ask, root } = await asking({ ...files, 'mandate.config.mjs': hostile }, { trusted: true });
  expect((await ask('check')).data).toMatchObject({ verdict: 'pass', notes: [] });
  expect(existsSync(join(root, 'ran'))).toBe(true);
});

test('a config of data counts, and one that comes to be wrong leaves the last good one in force', async () => {
  const { ask, write, root } = await asking({ ...files, 'mandate.config.json': '{ "rules": { "no-cross-service-import": "off" } }' });
  expect((await ask('check')).data).toMatchObject({ verdict: 'pass', notes: [] });
  write('mandate.config.json', '{ "rulez": {} }');
  const { data, text } = await ask('check');
  expect(data).toMatchObject({ verdict: 'pass' });
  expect(text).toContain('note: The config does not hold');
  rmSync(join(root, 'mandate.config.json'));
  expect((await ask('check')).data).toMatchObject({ verdict: 'fail', notes: [] });
});

test('a repository without a file to judge is no pass', async () => {
  const { ask } = await asking({ 'README.md': '# nothing\n' });
  const { data, text } = await ask('check');
  expect(data).toMatchObject({ verdict: 'unknown' });
  expect(text).toContain('note: No verdict counts until this is put right');
});

test('a directory that vanishes is told, and what was known is still answered', async () => {
  const { ask, root } = await asking(files);
  expect((await ask('check')).data).toMatchObject({ verdict: 'fail' });
  rmSync(root, { recursive: true });
  const { data, text } = await ask('check');
  expect(data).toMatchObject({ verdict: 'unknown', errors: 1 });
  expect(text).toContain('could not be analysed as it is now');
  // What cleans up after the test finds the directory.
  (await import('node:fs')).mkdirSync(root);
});

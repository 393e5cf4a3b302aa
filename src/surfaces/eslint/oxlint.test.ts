import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { install, repository, shop } from './repository.fixture.ts';
import { openOxlintEditor, oxlintFindings } from './run-oxlint.fixture.ts';

const cache = mkdtempSync(join(tmpdir(), 'mandate-cache-'));
process.env['XDG_CACHE_HOME'] = cache;
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const config = { '.oxlintrc.json': '{ "jsPlugins": ["mandate/eslint"], "rules": { "mandate/check": "error" } }' };
const message = /^no-cross-service-import: orders imports the inside of billing: services\/billing\/src\/tax\.ts\. Fix: /;

function opened(): string {
  const root = repository({ ...shop, ...config });
  install(root);
  return root;
}

test('the command line of oxlint tells what is found, where it is', () => {
  const found = oxlintFindings(opened());
  expect(found).toEqual([expect.objectContaining({ filename: 'services/orders/src/place.ts', message: expect.stringMatching(message) as string })]);
  expect(found[0]!.labels[0]!.span).toMatchObject({ line: 2, column: 21, length: 23 });
});

test('its language server tells of text that nobody has saved, from one thread that ends with it', async () => {
  const editor = await openOxlintEditor(opened());
  const place = 'services/orders/src/place.ts';

  const [found, ...others] = await editor.type(place, shop[place]!);
  expect(found).toMatchObject({ message: expect.stringMatching(message) as string, range: { start: { line: 1, character: 20 }, end: { line: 1, character: 43 } } });
  expect(others).toEqual([]);
  expect(await editor.type(place, 'export const total = 1;\n')).toEqual([]);
  expect(await editor.type('services/orders/src/clean.ts', `${shop['services/orders/src/clean.ts']!}import '../../billing/src/tax';\n`)).toHaveLength(1);
  expect(await editor.type('services/orders/src/new.ts', "export { tax } from '../../billing/src/tax';\n")).toHaveLength(1);
  expect(await editor.close()).toBe(0);
});

test('what a config prints does not get among the messages of the language server', async () => {
  const { 'mandate.config.json': json, ...others } = shop;
  const root = repository({ ...others, ...config, 'mandate.config.mjs': `console.log('loading');\nexport default ${json!};\n` });
  install(root);
  const editor = await openOxlintEditor(root);
  const place = 'services/orders/src/place.ts';
  expect(await editor.type(place, shop[place]!)).toHaveLength(1);
  expect(await editor.close()).toBe(0);
});

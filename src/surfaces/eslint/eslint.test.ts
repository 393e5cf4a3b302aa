import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { ESLint as ESLint9 } from 'eslint9';
import { afterAll, describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { checkRepository } from '../../check-repository.ts';
import { loadConfig } from '../../config/load-config.ts';
import type { Report } from '../../model/report.ts';
import { version } from '../../version.ts';
import type { CheckRuleOptions } from './check-rule.ts';
import mandate from './eslint.ts';
import { repository, shop } from './repository.fixture.ts';

const cache = mkdtempSync(join(tmpdir(), 'mandate-cache-'));
process.env['XDG_CACHE_HOME'] = cache;
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const place = 'services/orders/src/place.ts';
const clean = 'services/orders/src/clean.ts';
const told = expect.stringMatching(/^no-cross-service-import: orders imports the inside of billing: services\/billing\/src\/tax\.ts\. Fix: publish /) as string;

/** Reads nothing: our rule has the text, and asks for no tree. */
const parser: Linter.Parser = {
  parseForESLint(text) {
    const lines = text.split(/\r\n?|\n/);
    const loc = { start: { line: 1, column: 0 }, end: { line: lines.length, column: lines.at(-1)!.length } };
    return { ast: { type: 'Program', sourceType: 'module', body: [], tokens: [], comments: [], range: [0, text.length], loc } };
  },
};

/** Blocks of a document, each with a name below that of the document. */
const processor: Linter.Processor = {
  preprocess: (text) => [{ text, filename: '0.ts' }],
  postprocess: (messages) => messages.flat(),
};

function configs(options: CheckRuleOptions | undefined, settings: Record<string, unknown> = {}): Linter.Config[] {
  return [
    { files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions: { parser }, settings },
    mandate.configs.recommended,
    { files: ['**/*.doc'], processor },
    { plugins: { mandate }, rules: options === undefined ? {} : { 'mandate/check': ['error', options] } },
  ];
}

describe.each([['ESLint 10', ESLint], ['ESLint 9', ESLint9 as typeof ESLint]])('%s', (name, Linted) => {
  const open = (cwd: string, options?: CheckRuleOptions, settings?: Record<string, unknown>): ESLint =>
    new Linted({ cwd, overrideConfigFile: true, overrideConfig: configs(options, settings) });

  test('is the one that is meant', () => expect(Linted.version.startsWith(`${name.slice(7)}.`)).toBe(true));

  test('tells what is found, where it is', async () => {
    const results = await open(repository(shop)).lintFiles(['services']);
    expect(results.map(({ messages }) => messages.length).toSorted()).toEqual([0, 0, 1]);
    expect(results.flatMap(({ messages }) => messages)).toEqual([
      expect.objectContaining({ ruleId: 'mandate/check', messageId: 'finding', severity: 2, message: told, line: 2, column: 21, endLine: 2, endColumn: 44 }),
    ]);
  });

  test('judges the text that it has, and not the one on the disk', async () => {
    const root = repository(shop);
    const lint = async (path: string, text: string): Promise<readonly Linter.LintMessage[]> => (await open(root).lintText(text, { filePath: join(root, path) }))[0]!.messages;
    expect(await lint(place, 'export const total = 1;\n')).toEqual([]);
    expect(await lint(clean, "\n\nimport '../../billing/src/tax';\n")).toMatchObject([{ message: told, line: 3, column: 8 }]);
    expect(await lint('services/orders/src/new.ts', "import '../../billing/src/tax';\r\n")).toMatchObject([{ message: told, line: 1 }]);
    expect(await lint(clean, shop[clean]!)).toEqual([]);
    expect(await lint(place, shop[place]!)).toMatchObject([{ message: told }]);
  });

  test('says nothing of text without a file, of files elsewhere and of blocks in other documents', async () => {
    const root = repository({ ...shop, 'services/orders/src/a.doc': shop[place]! });
    const text = shop[place]!;
    expect((await open(root).lintText(text))[0]!.messages).toEqual([]);
    expect((await open(root, { root: 'services/billing' }).lintFiles([place]))[0]!.messages).toEqual([]);
    expect((await open(root).lintFiles(['services/orders/src/a.doc']))[0]!.messages).toEqual([]);
  });

  test('takes the root from the option, or from the settings', async () => {
    const root = repository(shop);
    const elsewhere = join(root, 'services/orders');
    const lint = async (options?: CheckRuleOptions, settings?: Record<string, unknown>): Promise<number> =>
      (await open(elsewhere, options, settings).lintFiles(['src/place.ts']))[0]!.messages.length;
    expect(await lint({ root: '.' })).toBe(0);
    expect(await lint({ root: '../..' })).toBe(1);
    expect(await lint(undefined, { mandate: { root: '.' } })).toBe(0);
    expect(await lint({ root: '../..' }, { mandate: { root: '.' } })).toBe(1);
  });

  test('leaves warnings out where that is asked for', async () => {
    const root = repository({ ...shop, [clean]: '// mandate-disable-next-line no-deep-import -- long gone\n' });
    const lint = async (options?: CheckRuleOptions): Promise<readonly string[]> => (await open(root, options).lintFiles(['services'])).flatMap(({ messages }) => messages.map(({ message }) => message.split(':')[0]!));
    expect((await lint()).toSorted()).toEqual(['no-cross-service-import', 'no-stale-waiver']);
    expect(await lint({ warnings: false })).toEqual(['no-cross-service-import']);
  });

  test('tells at one file what keeps it from a verdict', async () => {
    const root = repository({ ...shop, 'mandate.config.json': '{ "serivces": {} }' });
    const messages = (await open(root).lintFiles(['services'])).flatMap((result) => result.messages);
    expect(messages).toMatchObject([{ messageId: 'fault', severity: 2, line: 1, message: expect.stringContaining('serivces') as string }]);
  });

  test('refuses options that it does not know', async () => {
    await expect(open(repository(shop), { rot: '.' } as CheckRuleOptions).lintFiles(['services'])).rejects.toThrow(/rot/);
  });

  test.each(['examples/storefront', 'examples/nest-monorepo'])('finds in %s what `mandate check` finds in the files that it lints', async (example) => {
    const { config, waiverSites } = await loadConfig(join(process.cwd(), example), { rules });
    const { report } = await checkRepository(join(process.cwd(), example), {
      rules, config, cacheDirectory: false, today: new Date().toISOString().slice(0, 10), ...(waiverSites === undefined ? {} : { waiverSites }),
    });
    const results = await open(join(process.cwd(), example), { root: '.' }).lintFiles(['.']);
    const linted = results.flatMap(({ filePath, messages }) => messages.map(({ line, column, message }) =>
      `${filePath.slice(process.cwd().length + example.length + 2)}:${line}:${column} ${message.split(':')[0]!}`));
    expect(linted.toSorted()).toEqual(sitesIn(report));
    expect(linted.length).toBeGreaterThan(3);
  });
});

/** Every place of a finding that counts, in a file that ESLint takes here. */
function sitesIn({ findings }: Report): string[] {
  const all = findings.filter(({ status }) => status === 'new').flatMap(({ rule, sites }) => sites.map(({ file, line, column }) => `${file}:${line}:${column} ${rule}`));
  return all.filter((place_) => /\.[cm]?[jt]sx?:/.test(place_)).toSorted();
}

test('tells its name and version, by which linters keep what they have cached apart', () => {
  expect(mandate.meta).toEqual({ name: 'mandate', version, namespace: 'mandate' });
});

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { type CheckSettings, checkRepository, openCruisedSession } from '../check-repository.ts';
import { validateConfig } from '../config/validate-config.ts';
import type { Report } from '../model/report.ts';
import type { Waiver } from '../model/waiver.ts';

const forbidden = [
  { name: 'no-b', severity: 'error', from: {}, to: { path: 'src/b' } },
  { name: 'no-circular', severity: 'warn', from: {}, to: { circular: true } },
];
const repository = {
  'package.json': '{}', 'src/a.js': "import './b.js';\n", 'src/b.js': 'export const b = 1;\n',
  '.dependency-cruiser.json': JSON.stringify({ forbidden }),
};
const settings = { rules, cruise: 'run', today: '2026-05-04' } as const satisfies CheckSettings;

function written(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-cruiser-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const waiver = (rule: string): Waiver => ({ rule, from: 'src/a.js', to: 'src/b.js', reason: 'b is taken apart next month', owner: '@shop', expires: '2026-12-31' });
const told = ({ findings }: Report): string[] => findings.map(({ rule, status }) => `${status} ${rule}`);

async function check(files: Readonly<Record<string, string>>, more: Partial<CheckSettings> = {}): Promise<Report> {
  return (await checkRepository(written({ ...repository, ...files }), { ...settings, ...more })).report;
}

test('a config may waive them', () => {
  expect(validateConfig({ waivers: [waiver('dependency-cruiser/no-b')] }, rules, { file: 'mandate.config.json' })).toMatchObject({ waivers: [{ rule: 'dependency-cruiser/no-b' }] });
  expect(() => validateConfig({ waivers: [waiver('dependency-cruiser/')] }, rules, { file: 'mandate.config.json' })).toThrow();
});

test('a waiver excepts one, and is stale or wrong as any other', async () => {
  const waivers = ['no-b', 'no-circular', 'no-such'].map((name) => waiver(`dependency-cruiser/${name}`));
  const report = await check({}, { config: { waivers } });
  expect(told(report).sort()).toEqual(['new no-stale-waiver', 'new no-unexplained-waiver', 'waived dependency-cruiser/no-b']);
  expect(report.findings.find(({ rule }) => rule === 'no-stale-waiver')!.message).toContain('dependency-cruiser/no-circular');
  expect(report.findings.find(({ rule }) => rule === 'no-unexplained-waiver')!.message).toContain('dependency-cruiser/no-such, which is no rule');
});

test('a comment excepts one', async () => {
  const report = await check({ 'src/a.js': `// mandate-disable-next-line dependency-cruiser/no-b -- b is taken apart next month\n${repository['src/a.js']}` });
  expect(told(report)).toEqual(['waived dependency-cruiser/no-b']);
});

test.each([
  ['not run', {}, { cruise: undefined }],
  ['without a verdict', { '.dependency-cruiser.json': '{ "forbidden": 1 }' }, {}],
] as const)('%s, nothing is said of what is excepted from it', async (_, files, more) => {
  const session = await openCruisedSession(written(repository), settings);
  const baseline = Object.fromEntries([...session.planBaseline(false).writes].map(([path, text]) => [path, text!]));
  expect(Object.values(baseline).join('')).toContain('dependency-cruiser/no-b');
  expect(told(await check(baseline))).toEqual(['baselined dependency-cruiser/no-b']);
  const config = { waivers: [waiver('dependency-cruiser/no-b')] };
  const report = await check({ ...baseline, ...files }, { ...more, config });
  expect(told(report)).toEqual([]);
  expect(report.problems.map(({ code }) => code)).not.toContain('stale-baseline');
});

test('where its config is gone, or no longer has the rule, what stands in the baseline is stale', async () => {
  const session = await openCruisedSession(written(repository), settings);
  const { '.dependency-cruiser.json': _, ...without } = { ...repository, ...Object.fromEntries([...session.planBaseline(false).writes].map(([path, text]) => [path, text!])) };
  for (const files of [without, { ...without, '.dependency-cruiser.json': '{ "forbidden": [] }' }]) {
    const { report } = await checkRepository(written(files), settings);
    expect(report.problems.map(({ code }) => code)).toContain('stale-baseline');
  }
});

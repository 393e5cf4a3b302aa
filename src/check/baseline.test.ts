import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Config } from '../model/config.ts';
import { analyse, type Session } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { attributesFile, baselineFile, baselineText } from './baseline-file.ts';

type Files = Readonly<Record<string, string>>;

const shop: Files = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
  ...service('billing', { 'main.ts': 'export const invoice = 1;\nexport const line = 2;\n' }),
  ...service('orders', {
    'a.ts': "import { invoice, line } from '../../billing/src/main.ts';\n",
    'b.ts': "import { invoice } from '../../billing/src/main.ts';\n",
    'c.ts': "import { invoice } from '../../billing/src/main.ts';\n",
  }),
};
const file = '.mandate/baseline/orders.jsonl';

test('what a baseline is made of is baselined, and nothing else', () => {
  const accepted = baselined(shop);
  expect(state(accepted)).toEqual({ new: [], baselined: ['a.ts', 'b.ts', 'c.ts'], problems: [] });
  expect(state({ ...accepted, 'services/orders/src/aa.ts': "import { invoice } from '../../billing/src/main.ts';\n" })).toEqual({
    new: ['aa.ts'], baselined: ['a.ts', 'b.ts', 'c.ts'], problems: [],
  });
  expect(plan(accepted).writes.size).toBe(0);
});

test('its lines tell a person what is excepted, sorted by fingerprint, without line numbers', async () => {
  await expect(baselined(shop)[file]).toMatchFileSnapshot('__golden__/orders.jsonl');
});

test('a file that is renamed keeps its entry, and the baseline need not be written anew', () => {
  const { 'services/orders/src/b.ts': text, ...others } = baselined(shop);
  expect(state({ ...others, 'services/orders/src/zz/b2.ts': text!.replace('../../', '../../../') })).toEqual({ new: [], baselined: ['a.ts', 'b2.ts', 'c.ts'], problems: [] });
});

test('one more name is a new finding; one less is not, and its entry is told to be too wide', () => {
  const accepted = baselined(shop);
  const b = "import { invoice, line as l } from '../../billing/src/main.ts';\n";
  expect(state({ ...accepted, 'services/orders/src/b.ts': b })).toMatchObject({ new: ['b.ts'], problems: ['stale-baseline warning 3'] });
  const less = { ...accepted, 'services/orders/src/a.ts': "import { invoice } from '../../billing/src/main.ts';\n" };
  expect(state(less)).toEqual({ new: [], baselined: ['a.ts', 'b.ts', 'c.ts'], problems: ['stale-baseline warning 4'] });
  const frozen = plan(less, true);
  expect(frozen.changes).toMatchObject([{ home: 'orders', added: 0, removed: 0, narrowed: 1, kept: 3 }]);
  expect(state(written(less, true))).toEqual({ new: [], baselined: ['a.ts', 'b.ts', 'c.ts'], problems: [] });
});

test('a file that is renamed and takes less is what is left of its entry', () => {
  const { 'services/orders/src/a.ts': _, ...others } = baselined(shop);
  expect(state({ ...others, 'services/orders/src/zz.ts': "import { line } from '../../billing/src/main.ts';\n" })).toEqual({
    new: [], baselined: ['b.ts', 'c.ts', 'zz.ts'], problems: ['stale-baseline warning 4'],
  });
});

test.each([['invoice, line', 'invoice, rest'], ['invoice, rest', 'invoice, line']])('of two entries that are wider, each file keeps its own: %s and %s', (a, b) => {
  const names = ([left, right]: readonly [string, string]): Files => ({
    'package.json': shop['package.json']!, ...service('billing', { 'main.ts': 'export const invoice = 1;\nexport const line = 2;\nexport const rest = 3;\n' }),
    ...service('orders', { 'a.ts': `import { ${left} } from '../../billing/src/main.ts';\n`, 'b.ts': `import { ${right} } from '../../billing/src/main.ts';\n` }),
  });
  const { [file]: accepted } = baselined(names([a, b]));
  expect(state({ ...names(['invoice', b.replace('invoice, ', '')]), [file]: accepted! })).toMatchObject({ new: [], baselined: ['a.ts', 'b.ts'] });
});

test('a mended finding leaves a stale entry: one Problem a file that names it, and a baseline that only loses that line', () => {
  const accepted = baselined(shop);
  const mended = { ...accepted, 'services/orders/src/b.ts': '' };
  expect(state(mended)).toEqual({ new: [], baselined: ['a.ts', 'c.ts'], problems: ['stale-baseline warning 3'] });
  const [told] = open(mended).report().problems;
  expect(told!.message).toContain(`${file} has an entry with nothing, or less, left to accept (mended, changed, waived or written twice): no-cross-service-import @shop/orders → @shop/billing (invoice).`);
  for (const frozen of [true, false]) {
    const lines = written(mended, frozen)[file]!.split('\n');
    expect(accepted[file]!.split('\n').filter((line) => !lines.includes(line))).toHaveLength(1);
    expect(lines.filter((line) => !accepted[file]!.includes(line))).toEqual([]);
  }
});

test('a frozen baseline refuses what is new, and takes out what is mended all the same', () => {
  const changed = { ...baselined(shop), 'services/orders/src/b.ts': '', 'services/orders/src/d.ts': "import { line } from '../../billing/src/main.ts';\n" };
  const { refused, changes } = plan(changed, true);
  expect(refused.map(({ sites: [site] }) => site?.file)).toEqual(['services/orders/src/d.ts']);
  expect(changes).toMatchObject([{ added: 0, removed: 1, kept: 2 }]);
  expect(state(written(changed, true))).toEqual({ new: ['d.ts'], baselined: ['a.ts', 'c.ts'], problems: [] });
  expect(state(written(changed, false))).toEqual({ new: [], baselined: ['a.ts', 'c.ts', 'd.ts'], problems: [] });
});

test('the last entry takes its file with it', () => {
  const clean = { ...baselined(shop), ...service('orders', { 'a.ts': '', 'b.ts': '', 'c.ts': '' }) };
  expect([...plan(clean, true).writes]).toEqual([[file, undefined]]);
});

test('entries of a rule that is off are kept, and not told as stale; those of no rule at all are', () => {
  const config: Config = { rules: { 'no-cross-service-import': 'off' } };
  const accepted = baselined(shop);
  expect(state(accepted, config)).toEqual({ new: [], baselined: [], problems: [] });
  expect(plan(accepted, false, config)).toMatchObject({ changes: [{ removed: 0, kept: 3 }] });
  expect(plan(accepted, false, config).writes.size).toBe(0);
});

test('an entry for what a comment waives is stale, and the finding stays waived', () => {
  const files = { ...baselined(shop), 'services/orders/src/b.ts': `// mandate-disable-next-line no-cross-service-import -- moves out with the next release\n${shop['services/orders/src/b.ts']!}` };
  expect(state(files)).toEqual({ new: [], baselined: ['a.ts', 'c.ts'], problems: ['stale-baseline warning 3'] });
  expect(open(files).report().findings.filter(({ status }) => status === 'waived')).toHaveLength(1);
});

test('a line that stands twice excepts one finding, and is stale', () => {
  const accepted = baselined(shop);
  const [header, first, ...rest] = accepted[file]!.split('\n');
  const doubled = { ...accepted, [file]: [header, first, first, ...rest].join('\n') };
  expect(state({ ...doubled, 'services/orders/src/d.ts': "import { invoice } from '../../billing/src/main.ts';\n" }).new).toHaveLength(1);
  expect(state(doubled)).toMatchObject({ problems: ['stale-baseline warning 3'] });
  expect(written(doubled, true)[file]).toBe(accepted[file]);
});

const damages: readonly (readonly [string, (text: string) => string, string, number])[] = [
  ['a merge conflict', (text) => text.replace(/\n/, '\n<<<<<<< HEAD\n').replace(/\n$/, '\n=======\n>>>>>>> other\n'), 'holds a merge conflict that nobody has resolved', 2],
  ['a broken line', (text) => text.replace('"rule"', 'rule'), 'has a line that is no entry', 2],
  ['a name put in by hand', (text) => text.replace('"names":["invoice"', '"names":["everything"'), 'is not that of what it says', 2],
  ['a name that is no text', (text) => text.replace('"names":["invoice"', '"names":["invoice",1'), 'has a line that is no entry', 2],
  ['a place that is no text', (text) => text.replace(/"at":"[^"]*"/, '"at":1'), 'has a line that is no entry', 2],
  ['a later version', (text) => text.replace('"version":1', '"version":2'), 'has version 2 of the baseline', 1],
  ['another file', () => '[]\n', 'does not begin as a baseline file', 1],
  ['an empty file', () => '', 'does not begin as a baseline file', 1],
];

test.each(damages)('%s is a Problem of severity error with its place', (_, damage, message, line) => {
  const { problems } = open({ ...baselined(shop), [file]: damage(baselined(shop)[file]!) }).report();
  const faults = problems.filter(({ code }) => code === 'invalid-baseline');
  expect(faults).toMatchObject([{ severity: 'error', sites: [{ file, line: line === 2 ? expect.any(Number) : line }] }]);
  expect(faults[0]!.message).toContain(message);
});

test('what is told of a baseline reads as it did', async () => {
  const accepted = baselined(shop);
  const [header, first = '', second = '', third = ''] = accepted[file]!.split('\n');
  const lines = (...some: readonly string[]): Files => ({ ...accepted, [file]: [header, ...some, ''].join('\n') });
  const cases: readonly (readonly [string, Files])[] = [
    ...damages.map(([name, damage]) => [name, { ...accepted, [file]: damage(accepted[file]!) }] as const),
    ['other line ends, and blank lines', { ...accepted, [file]: accepted[file]!.replaceAll('\n', '\r\n\r\n') }],
    ['two conflicts', lines('<<<<<<< HEAD', first, '||||||| base', second, '=======', '>>>>>>> other', '<<<<<<< HEAD')],
    ['what is no mark of a conflict, and one that is', lines('<<<<<<<HEAD', '======= =', '<<<<<<', third)],
    ['an entry that is a list', lines('[]', 'null', '1')],
    ['an entry without its rule', lines(first.replace('"rule":', '"role":'))],
    ['an entry with a number for an end', lines(first.replace(/"from":"[^"]*"/, '"from":1'), second.replace(/"to":"[^"]*"/, '"to":1'))],
    ['an entry with a text for a number', lines(first.replace('"rule"', '"nth":"1","rule"'), second.replace('"rule"', '"size":"1","rule"'))],
    ['an entry without its fingerprint', lines(first.replace('"fingerprint"', '"print"'))],
    ['names that are no list', lines(first.replace(/"names":\[[^\]]*\]/, '"names":"invoice"'))],
    ['everything mended', { ...accepted, ...service('orders', { 'a.ts': '', 'b.ts': '', 'c.ts': '' }) }],
  ];
  const told = cases.map(([name, files]) => `## ${name}\n\n${open(files).report().problems.map(({ code, severity, message, sites }) => `- ${severity} ${code} at ${sites.map((site) => `${site.line}:${site.column}`).join(' ')}\n  ${message}`).join('\n')}\n`);
  await expect(`# What is told of a baseline\n\n${told.join('\n')}`).toMatchFileSnapshot('__golden__/baseline-problems.md');
});

test('a frozen baseline resolves a conflict to what both sides still need; one of a later version is not touched', () => {
  const accepted = baselined(shop);
  const [header, ...lines] = accepted[file]!.trim().split('\n');
  const conflict = [header, '<<<<<<< HEAD', lines[0], '=======', lines[1], '>>>>>>> other', lines[2], ''].join('\n');
  expect(written({ ...accepted, [file]: conflict }, true)[file]).toBe(accepted[file]);
  expect(plan({ ...accepted, [file]: accepted[file]!.replace('"version":1', '"version":2') }).faults).toMatchObject([{ code: 'invalid-baseline' }]);
});

test('files that are no baseline files are let alone', () => {
  expect(state({ ...baselined(shop), '.mandate/baseline/README.md': '# hi', '.mandate/baseline/deep/x.jsonl': 'no' }).problems).toEqual([]);
});

test('every home has a file that every system can hold, and none shares one with another', () => {
  const homes = ['orders', 'Orders', 'ORDERS', '@shop/orders', 'shop-orders', 'shop.orders', 'con', 'COM1', 'a b', 'a/b', 'ä', '日本', '.', '..', '', `x${'y'.repeat(200)}`, `x${'y'.repeat(201)}`,
    baselineFile('@shop/orders').replace('.mandate/baseline/', '').replace('.jsonl', '')];
  const names = homes.map(baselineFile);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(homes.length);
  for (const name of names) expect(name).toMatch(/^\.mandate\/baseline\/(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9][a-z0-9-]{0,80}\.jsonl$/);
  expect(names[0]).toBe('.mandate/baseline/orders.jsonl');
});

function service(name: string, sources: Files): Files {
  const root = `services/${name}`;
  return {
    [`${root}/Dockerfile`]: 'FROM node:22\nCMD ["node", "src/main.js"]\n',
    [`${root}/package.json`]: `{ "name": "@shop/${name}" }`,
    ...Object.fromEntries(Object.entries(sources).map(([path, text]) => [`${root}/src/${path}`, text])),
  };
}

function open(files: Files, config: Config = {}): Session {
  return analyse(memoryTree(files), { rules, config });
}

function plan(files: Files, frozen = false, config: Config = {}): ReturnType<Session['planBaseline']> {
  return open(files, config).planBaseline(frozen);
}

function written(files: Files, frozen: boolean): Record<string, string> {
  const all = Object.entries({ ...files, ...Object.fromEntries(plan(files, frozen).writes) });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function baselined(files: Files): Record<string, string> {
  return written(files, false);
}

/** File names by status, and problems with the first line that they tell. */
function state(files: Files, config: Config = {}): { new: string[]; baselined: string[]; problems: string[] } {
  const { findings, problems } = open(files, config).report();
  const of = (status: string): string[] => findings.filter((one) => one.status === status).map(({ sites: [site] }) => site!.file.split('/').at(-1)!).sort();
  return {
    new: of('new'), baselined: of('baselined'),
    problems: problems.map(({ code, severity, sites }) => `${code} ${severity} ${sites[0]!.line}`),
  };
}

test('a name that is safe as it stands is that of its file', () => {
  for (const home of ['orders', 'a-12345678-b', 'com10', 'x'.repeat(60)]) expect(baselineFile(home)).toBe(`.mandate/baseline/${home}.jsonl`);
  for (const home of ['a-12345678', 'com1', 'Orders', '@shop/orders', '-orders', 'x'.repeat(61), '…']) expect(baselineFile(home)).toMatch(/^\.mandate\/baseline\/[a-z0-9-]*[0-9a-f]{8}\.jsonl$/);
});

test('a line says no more than it has to', () => {
  const entry = { fingerprint: 'b', rule: 'no-module-cycle', identity: { from: '', to: '', names: [], nth: 0 }, at: '' };
  expect(baselineText('shop', [entry, { ...entry, fingerprint: 'a', identity: { from: 'x', to: 'y', names: ['n'], size: 2, nth: 1 }, at: 'x.ts' }, { ...entry, fingerprint: 'c' }])).toBe(
    '{"mandate":"baseline","version":1,"home":"shop"}\n{"fingerprint":"a","rule":"no-module-cycle","from":"x","to":"y","names":["n"],"size":2,"nth":1,"at":"x.ts"}\n'
    + '{"fingerprint":"b","rule":"no-module-cycle"}\n{"fingerprint":"c","rule":"no-module-cycle"}\n',
  );
  expect(attributesFile).toEqual({ path: '.mandate/baseline/.gitattributes', text: '*.jsonl text eol=lf merge=union\n' });
});

import { expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import type { Report } from '../../model/report.ts';
import type { Waiver } from '../../model/waiver.ts';
import { analyse } from '../../session.ts';
import { memoryTree } from '../../tree/memory-tree.ts';

const directive = 'mandate-disable-next-line';
const shop = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*"] }',
  'services/billing/Dockerfile': 'FROM node:22\nCMD ["node", "src/main.js"]\n',
  'services/billing/package.json': '{ "name": "@shop/billing" }',
  'services/billing/src/main.ts': 'export const invoice = 1;\n',
  'services/orders/Dockerfile': 'FROM node:22\nCMD ["node", "src/main.js"]\n',
  'services/orders/package.json': '{ "name": "@shop/orders" }',
};
const main = 'services/orders/src/main.ts';
const imports = "import { invoice } from '../../billing/src/main.ts';\nexport const order = invoice;\n";
const waiver: Waiver = {
  rule: 'no-cross-service-import', from: main, to: 'services/billing/src/main.ts', reason: 'billing is split next month', owner: '@shop/orders', expires: '2026-06-30',
};

function check(source: string, waivers: readonly Waiver[] = [], more: { readonly today?: string; readonly files?: Record<string, string> } = {}): Report {
  const waiverSites = waivers.map((_, index) => ({ file: 'mandate.config.json', line: index + 2, column: 5 }));
  const files = { ...shop, [main]: source, ...more.files };
  return analyse(memoryTree(files), { config: { waivers }, rules, today: more.today ?? '2026-05-04', waiverSites }).report();
}

function told({ findings }: Report): string[] {
  return findings.map(({ rule, status, sites: [site] }) => `${rule} ${status} ${site!.file}:${site!.line}`);
}

test('a waiver takes its edge out of the counts, and says why, for whom and until when', () => {
  const report = check(imports, [waiver]);
  expect(report.summary).toMatchObject({ errors: 0, warnings: 0, waived: 1 });
  expect(report.findings).toMatchObject([{ status: 'waived', waiver: {
    reason: 'billing is split next month', owner: '@shop/orders', expires: '2026-06-30', site: { file: 'mandate.config.json', line: 2 },
  } }]);
});

test.each([['2026-06-30', 'waived', 0], ['2026-07-01', 'new', 1]])('on %s the finding is %s', (today, status, warnings) => {
  const { findings, summary } = check(imports, [waiver], { today });
  expect(findings.find(({ rule }) => rule === waiver.rule)?.status).toBe(status);
  expect(summary).toMatchObject({ errors: warnings, warnings });
});

test('an expired waiver is told with its place and owner, also when its finding is gone', () => {
  const [stale] = check(imports, [waiver], { today: '2027-01-01' }).findings.filter(({ rule }) => rule === 'no-stale-waiver');
  expect(stale).toMatchObject({ severity: 'warn', message: expect.stringContaining('expired on 2026-06-30, so it excepts nothing any more'), fix: expect.stringContaining('@shop/orders') });
  expect(check('export {};\n', [waiver], { today: '2027-01-01' }).findings).toMatchObject([{ rule: 'no-stale-waiver', message: expect.stringContaining('nothing is left') }]);
});

test('a waiver with its ends the wrong way round is told the right one', () => {
  const { findings } = check(imports, [{ ...waiver, from: waiver.to, to: waiver.from }]);
  expect(findings.find(({ rule }) => rule === 'no-stale-waiver')?.message).toContain(`There is a finding of no-cross-service-import for ${main} → services/billing/src/main.ts.`);
});

test('a misspelt rule in a comment is told the right one, in a whole sentence', () => {
  const { findings } = check(`// mandate-disable-next-line no-deep-impor -- until May\n${imports}`);
  expect(findings.find(({ rule }) => rule === 'no-unexplained-waiver')).toMatchObject({
    message: 'this comment is from no-deep-impor, which is no rule, so it excepts nothing',
    fix: expect.stringMatching(/did you mean "no-deep-import"\?$/),
  });
});

test('a waiver of an edge that another waives is told, and the first one holds', () => {
  const report = check(imports, [waiver, { ...waiver, reason: 'the same again', expires: '2026-05-31' }]);
  expect(report.findings.find(({ rule }) => rule === waiver.rule)?.waiver).toMatchObject({ reason: waiver.reason, site: { line: 2 } });
  expect(report.findings.filter(({ rule }) => rule === 'no-stale-waiver')).toMatchObject([{
    severity: 'warn', status: 'new', sites: [{ file: 'mandate.config.json', line: 3 }], fix: 'delete it',
    message: `the waiver of no-cross-service-import for ${main} → services/billing/src/main.ts excepts nothing: mandate.config.json:2 excepts the same`,
  }]);
});

test('a waiver that takes the place of one that expired, or that is not whole, is no second one; the old one goes', () => {
  const stale = (first: Partial<Waiver>) => check(imports, [{ ...waiver, ...first }, waiver]).findings.filter(({ status, rule }) => status === 'new' && rule !== waiver.rule)
    .map(({ rule, sites: [site], message }) => `${rule} ${site!.line} ${message}`);
  expect(stale({ expires: '2026-05-01' })).toEqual([expect.stringMatching(/^no-stale-waiver 2 .* excepts nothing: mandate\.config\.json:3 excepts the same$/)]);
  expect(stale({ reason: '' })).toEqual([expect.stringMatching(/^no-unexplained-waiver 2 .* has no reason/)]);
});

test('two comments from one rule above one line are one too many; from two rules they are not', () => {
  const again = `// ${directive} no-cross-service-import -- until May\n`;
  expect(told(check(`${again}${again}${imports}`))).toEqual([`no-cross-service-import waived ${main}:3`, `no-stale-waiver new ${main}:2`]);
  expect(told(check(`${again}// ${directive} no-undeclared-dependency -- until May\n${imports}`))).toEqual([`no-cross-service-import waived ${main}:3`, `no-stale-waiver new ${main}:2`]);
  expect(check(`${again}${again}${imports}`).findings[1]?.message).toBe(`this comment excepts nothing: ${main}:1 excepts the same`);
});

test('a waiver whose finding is gone is told', () => {
  expect(told(check('export {};\n', [waiver]))).toEqual(['no-stale-waiver new mandate.config.json:2']);
});

test('a waiver whose finding moved is told what there is now', () => {
  const { findings } = check(imports, [{ ...waiver, to: 'services/billing/src/old.ts' }]);
  expect(findings.find(({ rule }) => rule === 'no-stale-waiver')?.message).toContain(`There is a finding of no-cross-service-import for ${main} → services/billing/src/main.ts.`);
});

test.each<[string, Partial<Waiver>, string]>([
  ['no reason', { reason: ' ' }, 'has no reason'],
  ['no owner', { owner: '' }, 'has no owner'],
  ['no last day', { expires: '' }, 'has no last day'],
  ['a day that is none', { expires: '2026-02-29' }, 'which is no day'],
  ['a date of another form', { expires: '31.12.2026' }, 'which is no day'],
  ['a pattern', { from: 'services/orders/**' }, 'the pattern services/orders/** for from'],
  ['a pattern of rules', { rule: '*' }, 'the pattern * for rule'],
  ['no end', { to: '' }, 'has no to'],
  ['whole services', { from: 'orders', to: 'billing' }, 'is wider than one edge'],
  ['a rule about exceptions', { rule: 'no-stale-waiver' }, 'judges exceptions'],
  ['no such rule', { rule: 'no-cross-service-imports' }, 'which is no rule'],
])('a waiver with %s waives nothing and is a finding', (_, change, message) => {
  const { findings, summary } = check(imports, [{ ...waiver, ...change }]);
  expect(summary).toMatchObject({ waived: 0, errors: 2, warnings: 0 });
  expect(findings.find(({ rule }) => rule === 'no-unexplained-waiver')).toMatchObject({ severity: 'error', message: expect.stringContaining(message) });
});

test('a wide waiver is told the exact entries that it would have to be', () => {
  const { findings } = check(imports, [{ ...waiver, from: '*', to: 'billing' }]);
  expect(findings.find(({ rule }) => rule === 'no-unexplained-waiver')?.fix)
    .toContain(`\n{ "rule": "no-cross-service-import", "from": "${main}", "to": "services/billing/src/main.ts", … }`);
});

test('without the day no waiver can be judged', () => {
  const session = analyse(memoryTree(shop), { config: { waivers: [waiver] }, rules });
  expect(() => session.report()).toThrow('without the day');
});

test('a comment waives the line below, with its reason', () => {
  const report = check(`// ${directive} no-cross-service-import -- billing is split\n${imports}`);
  expect(report.summary).toMatchObject({ errors: 0, warnings: 0, waived: 1 });
  expect(report.findings).toMatchObject([{ status: 'waived', waiver: { reason: 'billing is split', site: { file: main, line: 1, column: 1 } } }]);
});

test('a comment takes its place out of a finding, and the others count', () => {
  const twice = `// ${directive} no-cross-service-import -- only this one\n${imports}export * from '../../billing/src/main.ts';\n`;
  const [finding] = check(twice).findings;
  expect(finding).toMatchObject({ status: 'new', sites: [{ line: 4 }], waivedSites: [{ line: 2 }] });
});

test('a comment is not stale where the config waives the same finding', () => {
  expect(told(check(`// ${directive} no-cross-service-import -- both\n${imports}`, [waiver]))).toEqual([`no-cross-service-import waived ${main}:2`]);
});

test('a comment on the wrong line is told where its finding stands', () => {
  const [, stale] = check(`${imports}// ${directive} no-cross-service-import -- below\n`).findings;
  expect(stale).toMatchObject({ rule: 'no-stale-waiver', message: expect.stringContaining('finds line 1 of this file; the comment speaks of line 4') });
});

test('moving a comment within its file leaves its fingerprint', () => {
  const print = (source: string) => check(source).findings.map(({ fingerprint }) => fingerprint);
  expect(print(`\n\n// ${directive} no-back-door -- x\nexport {};\n`)).toEqual(print(`/* ${directive} no-back-door -- y */\nexport {};\n`));
});

test('findings have the owners of their file', () => {
  const { findings } = check(imports, [], { files: { CODEOWNERS: '* @shop/all\n/services/orders/ @shop/orders @ann\n' } });
  expect(findings.map(({ owners }) => owners)).toEqual([['@shop/orders', '@ann']]);
});

test('what is told of exceptions reads as it did', async () => {
  const whole = { ...waiver, reason: 'x' };
  const cases: readonly (readonly [string, Report])[] = [
    ...Object.entries<Partial<Waiver>>({
      'no reason': { reason: ' ' }, 'no owner': { owner: ' ' }, 'no last day': { expires: '' }, 'no such day': { expires: '2026-02-29' }, 'no such month': { expires: '2026-13-01' }, 'no month': { expires: '2026-00-10' },
      'no day': { expires: '2026-05-00' }, 'a day too many': { expires: '2026-06-31' }, 'a long day': { expires: '2026-06-300' }, 'words before': { expires: 'on 2026-06-30' }, 'the last of a leap year': { expires: '2028-02-29' },
      'the last of no leap year': { expires: '2100-02-29' }, 'the last of a leap century': { expires: '2400-02-29' }, 'the last of a month': { expires: '2026-12-31' }, 'a pattern': { from: 'services/orders/**' }, 'a mark for one character': { to: 'services/billing/src/main.t?' },
      'a pattern of nothing': { from: 'apps/**' }, 'a pattern of rules': { rule: '*' }, 'no rule': { rule: '' }, 'no from': { from: '' }, 'no to': { to: '' }, 'no ends': { from: '', to: '' }, 'whole services': { from: 'orders', to: 'billing' },
      'whole projects': { from: 'services/orders' }, 'a rule about exceptions': { rule: 'no-stale-waiver' }, 'no such rule': { rule: 'no-cross-service-imports' }, 'nothing at all': { rule: '', from: '', to: '', reason: '', owner: '', expires: '' },
      'another file': { to: 'services/billing/src/old.ts' }, 'another rule': { rule: 'no-deep-import' }, 'ends the wrong way round': { from: waiver.to, to: waiver.from }, 'nothing there': { from: 'a', to: 'b' }, expired: { expires: '2026-05-03' },
    }).map(([name, change]) => [name, check(imports, [{ ...whole, ...change }])] as const),
    ['more edges than are shown', check(Array.from({ length: 10 }, (_, at) => `import '../../billing/src/m${at}.ts';\n`).join(''), [{ ...whole, to: 'billing' }], {
      files: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`services/billing/src/m${at}.ts`, ''])),
    })],
    ...[
      'no-deep-impor -- until May', '-- until May', '', 'no-cross-service-import', 'no-cross-service-import --', '* -- all', 'all -- all', 'no-c?oss -- x', 'no-stale-waiver -- x', 'no-deep-import, no-back-door -- x', 'no-deep-import -- x',
    ].map((text) => [`a comment: ${text}`, check(`// ${directive} ${text}\n${imports}`)] as const),
    ['another directive', check(`// mandate-disable-line no-cross-service-import -- x\n${imports}`)],
    ['a comment below', check(`${imports}// ${directive} no-cross-service-import -- x\n`)],
    ['a comment between two', check(`${imports}\n// ${directive} no-cross-service-import -- x\n\n\n\nexport * from '../../billing/src/main.ts';\n`)],
    ['a comment nearer to the second', check(`${imports}\n\n\n\n// ${directive} no-cross-service-import -- x\n\nexport * from '../../billing/src/main.ts';\n`)],
    ['a comment where nothing is', check(`// ${directive} no-cross-service-import -- x\nexport {};\n`)],
    ['two comments', check(`// ${directive} no-cross-service-import -- x\n// ${directive} no-cross-service-import -- y\n${imports}`)],
  ];
  const told = cases.map(([name, { findings }]) => `## ${name}\n\n${findings.filter(({ clause }) => clause === 6).map(({ rule, severity, status, message, fix, sites: [site], from, to, owners }) => (
    `- ${severity} ${rule} ${status} at ${site!.file}:${site!.line}, from ${JSON.stringify(from)} to ${JSON.stringify(to)}, of ${owners.join(' ') || 'nobody'}\n  - what: ${message}\n  - fix: ${fix}`
  )).join('\n') || 'Nothing.'}\n`);
  await expect(`# What is told of exceptions\n\n${told.join('\n')}`).toMatchFileSnapshot('__golden__/exceptions.md');
});

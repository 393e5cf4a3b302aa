import { expect, test } from 'vitest';
import { problem, type Problem } from '../model/problem.ts';
import type { Finding, Report } from '../model/report.ts';
import { noColours, type Colours } from './colours.ts';
import { printText, type TextOptions } from './text.ts';

test('a clean report is one line', () => {
  expect(print(report())).toBe('✔ 11 services · 1,204 files · no findings · 0.4 s\n');
  expect(print(report({ findings: [{ ...finding(), status: 'baselined' }] }))).toBe('✔ 11 services · 1,204 files · no new findings, 1 baselined · 0.4 s\n');
});

test('one finding', async () => {
  await golden('one-finding', report({ findings: [finding()] }), { 'apps/orders/src/checkout.ts': checkout });
});

test('a finding whose source is gone shows its place alone', async () => {
  await golden('no-source', report({ findings: [finding()] }), {});
});

test('a finding with a chain and several sites', async () => {
  const sites = [4, 9, 12, 15, 18, 21, 24].map((line) => ({ file: 'apps/orders/src/checkout.ts', line, column: 31, note: 'takes InvoiceEntity' }));
  await golden('chain', report({
    findings: [{
      ...finding(),
      rule: 'no-back-door',
      sites,
      chain: [
        { file: 'apps/orders/src/checkout.ts', line: 4, column: 31, note: 'imports packages/shared/src/index.ts' },
        { file: 'packages/shared/src/index.ts', line: 2, column: 15, note: 'imports apps/billing/src/db/invoice.entity.ts' },
      ],
    }],
  }), { 'apps/orders/src/checkout.ts': checkout });
});

test('the middle of a long way is counted', () => {
  const chain = Array.from({ length: 5_000 }, (_, at) => ({ file: `f${at}.ts`, line: 1, column: 8, note: `imports f${at + 1}.ts` }));
  const text = print(report({ findings: [finding({ chain })] }));
  expect(text.match(/ imports f\d+\.ts/g)).toHaveLength(12);
  expect(text).toContain('… 4988 more steps (--all shows them)');
  expect(text).toContain('f4999.ts:1:8 imports f5000.ts');
  expect(print(report({ findings: [finding({ chain })] }), {}, { all: true })).toContain('f2500.ts:1:8');
});

test('a long list is folded by rule, and beyond a screen or two by pair', async () => {
  const pairs = ['accounts', 'billing', 'carts', 'delivery', 'events', 'files', 'gifts', 'hotels', 'invoices', '日本'];
  const findings = pairs.flatMap((to, pair) => Array.from({ length: pair + 1 }, (_, index) => finding({
    to: { service: to, project: `apps/${to}` },
    sites: [{ file: `apps/orders/src/${to}-${index}.ts`, line: index + 1, column: 1 }],
    ...(pair === 0 ? { rule: 'no-module-cycle', clause: 6, severity: 'warn', to: { service: 'orders', project: 'apps/orders' } } : {}),
  })));
  const folded = report({ findings });
  await golden('folded', folded, {});
  const everything = print(folded, {}, { all: true });
  for (const { sites } of findings) expect(everything).toContain(`${sites[0]!.file}:${sites[0]!.line}:1`);
  expect(everything).not.toContain('--all');
});

test('ends outside the repository and inside one service make a group of their own', async () => {
  await golden('one-end', report({
    findings: [
      finding({ rule: 'no-undeclared-dependency', clause: 6, severity: 'warn', to: { symbol: 'lodash' } }),
      finding({ rule: 'dependency-rule', from: { project: '.' }, to: { project: 'packages/ui' } }),
    ],
  }), {});
});

test('tens of thousands of problems and findings are counted, not copied about', () => {
  const many = Array.from({ length: 60_000 }, (_, index) => index);
  const problems = many.map((index) => problem('unresolved-import', `'./m${index}' leads nowhere`));
  const findings = many.map((index) => finding({ sites: [{ file: `a${index}.ts`, line: 1, column: 1 }] }));
  const text = print(report({ problems, findings }));
  expect(text).toContain('… and 59997 more (--all shows them)');
  expect(text).toContain('… and 59997 more of no-cross-service-import');
});

test('problems are grouped by code with the way out', async () => {
  const unresolved = Array.from({ length: 40 }, (_, index) =>
    problem('unresolved-import', `'./generated/client-${index}' leads to apps/a/src/generated/client-${index}, where no file is. Correct the specifier, or add the file.`, { file: `apps/a/src/x${index}.ts`, line: 3, column: 8 }));
  const root: Problem = problem('invalid-root-manifest', 'package.json holds a comma too many. Correct the JSON.', { file: 'package.json', line: 3, column: 1 });
  await golden('problems', report({ problems: [...unresolved, root, problem('not-utf8', 'apps/a/ß.ts is not valid UTF-8.', { file: 'apps/a/ß.ts', line: 1, column: 1 })] }), {});
});

test('tabs, wide characters and long lines keep the rule under what is meant', async () => {
  const sources: Readonly<Record<string, string>> = {
    'tabs.ts': "\tif (x) {\n\t\timport x from\t\t'../tabs';\r\n",
    'wide.ts': "// 注释：这一行很宽\nimport { 请求, 応答 } from '한국어/모듈'; // 끝",
    'emoji.ts': "\nconst a = '👩‍👩‍👧', b = '../x', é = 'e\u0301';",
    'middle.ts': `${'x'.repeat(300)}\n${'a,'.repeat(200)}'../in/the/middle'${';b'.repeat(200)}\n`,
    'end.ts': `\n${'a,'.repeat(195)}'../at/the/end'`,
    'start.ts': `\nfrom '../at/the/start'${'; a'.repeat(90)}`,
    'wider.ts': `\nfrom '${'広'.repeat(90)}'`,
    'word.ts': '\n      forwardRef(() => X)',
  };
  const findings = Object.entries(sources).map(([file, source]): Finding => {
    const line = source.split('\n')[1]!;
    const column = Math.max(line.indexOf(file === 'emoji.ts' ? "'../x'" : "'"), line.search(/forwardRef|$/) % line.length) + 1;
    return finding({ rule: file, message: 'm', why: 'w', fix: 'f', sites: [{ file, line: 2, column }] });
  });
  await golden('frames', report({ findings }), sources);
});

test('a place that the text does not have is told without a frame', async () => {
  const at = (line: number, column: number): Finding => finding({ rule: `at-${line}-${column}`, sites: [{ file: 'a.ts', line, column }] });
  await golden('beyond', report({ findings: [at(1, 90), at(2, 1), at(9, 9)] }), { 'a.ts': 'short\n' });
});

test('what a hostile repository holds is shown, not obeyed', async () => {
  const file = 'apps/\u001b[2Jevil\u202Egnp.ts';
  const text = await golden('hostile', report({
    findings: [finding({
      message: 'line one\u001b]0;title\u0007\nline\rtwo \u009b31m',
      fix: 'connect to postgres://root:hunter2@db/orders instead',
      from: { service: '\u001b[31morders', project: 'x' },
      sites: [{ file, line: 1, column: 28 }],
    })],
    problems: [problem('unparsed-file', '\u001b[1mno\u0000', { file, line: 1, column: 1 })],
  }), { [file]: "\u001b[31mconst a = 'x';\r\u001b[0m '../billing', 'amqp://user:p@ss@mq'" });
  expect(text).not.toMatch(/(?![\n])\p{Cc}/u);
  expect(text).not.toMatch(/hunter2|p@ss/);
});

test('colours add nothing but colour', () => {
  const colours: Colours = { bold: paint(1), dim: paint(2), red: paint(31), yellow: paint(33), green: paint(32), cyan: paint(36) };
  const loud = report({ findings: [finding(), finding({ severity: 'warn' })], problems: [problem('no-services', 'None.')] });
  const painted = print(loud, { 'apps/orders/src/checkout.ts': checkout }, { colours });
  expect(painted).toContain('\u001b[31m✖\u001b[0m');
  expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(print(loud, { 'apps/orders/src/checkout.ts': checkout }));
});

const checkout = `import { z } from 'zod';

import { Order } from './order.js'
import { InvoiceEntity } from '../../billing/src/db/invoice.entity.js'
`;

function finding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: 'no-cross-service-import',
    clause: 2,
    severity: 'error',
    status: 'new',
    message: 'orders imports the inside of billing: apps/billing/src/db/invoice.entity.ts',
    why: 'billing can no longer change its table without breaking orders, and nobody who changes it will see that before it is deployed',
    fix: "import { Invoice } from '@acme/billing-contracts'",
    fingerprint: '0123456789abcdef',
    identity: { from: '@acme/orders', to: '@acme/billing', names: ['InvoiceEntity'], nth: 0 },
    home: 'orders',
    owners: [],
    from: { service: 'orders', project: 'apps/orders' },
    to: { service: 'billing', project: 'apps/billing', file: 'apps/billing/src/db/invoice.entity.ts' },
    sites: [{ file: 'apps/orders/src/checkout.ts', line: 4, column: 31 }],
    chain: [],
    ...parts,
  };
}

function report({ findings = [], problems = [] }: { findings?: readonly Finding[]; problems?: readonly Problem[] } = {}): Report {
  const count = (test: (finding: Finding) => boolean): number => findings.filter(test).length;
  return {
    version: 1,
    tool: { name: 'mandate', version: '0.0.0' },
    summary: {
      files: 1204,
      projects: 20,
      services: 11,
      errors: count(({ severity, status }) => severity === 'error' && status === 'new'),
      warnings: count(({ severity, status }) => severity === 'warn' && status === 'new'),
      waived: 0,
      baselined: count(({ status }) => status === 'baselined'),
      known: count(({ status }) => status === 'known'),
      problems: {
        errors: problems.filter(({ severity }) => severity === 'error').length,
        warnings: problems.filter(({ severity }) => severity === 'warning').length,
      },
    },
    findings,
    problems,
  };
}

function paint(code: number): (text: string) => string {
  return (text) => `\u001b[${code}m${text}\u001b[0m`;
}

function print(of: Report, sources: Readonly<Record<string, string>> = {}, options: Partial<TextOptions> = {}): string {
  return printText(of, { sourceOf: (file) => sources[file], colours: noColours, width: 100, all: false, elapsed: '0.4 s', ...options });
}

async function golden(name: string, of: Report, sources: Readonly<Record<string, string>>): Promise<string> {
  const text = print(of, sources);
  await expect(text).toMatchFileSnapshot(`__golden__/${name}.txt`);
  return text;
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../src/config/json-schema.ts';
import { codeReaders, documentReaders } from '../src/facts/data-readers.ts';
import { metricNames } from '../src/model/metric-values.ts';
import { problemSeverities } from '../src/model/problem.ts';
import { formats } from '../src/report/formats.ts';
import { rules } from '../rules/index.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const documents = ['README.md', 'ARCHITECTURE.md', ...readdirSync('docs').map((file) => join('docs', file))];

test('the README tells every rule with its clause', () => {
  const told = [...read('README.md').matchAll(/^\| \[([\w-]+)\]\(rules\/\1\/README\.md\) \| (\d) \|/gm)].map(([, id, clause]) => [id, Number(clause)]);
  expect(told).toEqual(expect.arrayContaining(rules.map(({ id, clause }) => [id, clause])));
  expect(told).toHaveLength(rules.length);
});

test('the output in the README is what the example prints', () => {
  const [, block] = /<!-- report: examples\/storefront[^\n]*-->\n```\n([\s\S]*?)```/.exec(read('README.md'))!;
  expect(read('examples/storefront/report.txt')).toContain(block!.trimEnd());
});

test('the table of Problems has every code with its severity', () => {
  const [, table] = /<!-- problems -->([\s\S]*)<!-- \/problems -->/.exec(read('docs/report.md'))!;
  const told = [...table!.matchAll(/^\| `([\w-]+)` \| (\w+) \|/gm)].map(([, code, severity]) => [code, severity]);
  expect(told).toEqual(Object.entries(problemSeverities).sort(([a], [b]) => (a < b ? -1 : 1)));
});

test('the document of metrics tells every metric, by its name or by what all levels have', () => {
  const told = new Set([...read('docs/metrics.md').matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names]) => names!.replaceAll('`', '').split(', ')));
  const isTold = (name: string): boolean => told.has(name) || told.has(name.replace(/^(?:module|service|project)-/, '…-'));
  expect(metricNames.filter((name) => !isTold(name))).toEqual([]);
});

test('the table of formats has every format, and a section on each', () => {
  const document = read('docs/formats.md');
  const [, table] = /<!-- formats -->([\s\S]*)<!-- \/formats -->/.exec(document)!;
  const told = [...table!.matchAll(/^\| `([\w-]+)` \| (.+) \|$/gm)].map(([, name, summary]) => [name, summary]);
  expect(told).toEqual(Object.entries(formats).map(([name, { summary }]) => [name, summary]));
  expect([...document.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(Object.keys(formats));
});

test('the table of config keys has every key', () => {
  const told = [...read('docs/configuration.md').matchAll(/^\| `(\$?\w+)` \|/gm)].map(([, key]) => key);
  // Rules of one's own are code, which the JSON Schema cannot describe.
  const inJson = told.filter((key) => key !== 'customRules');
  expect(inJson).toEqual(Object.keys((configJsonSchema(rules) as { properties: object }).properties));
  expect(told).toContain('customRules');
});

test('the table of technologies has every reader of data, and no other', () => {
  const [, table] = /<!-- technologies -->([\s\S]*)<!-- \/technologies -->/.exec(read('docs/technologies.md'))!;
  const rows = [...table!.matchAll(/^\| (?!Technology|-)([^|]+) \|[^|]*\|[^|]*\|$/gm)].map(([, name]) => /\(`([\w-]+)`\)$/.exec(name!)?.[1]);
  expect(rows.toSorted()).toEqual([...documentReaders, ...codeReaders].map(({ id }) => id).toSorted());
});

describe('links lead somewhere', () => {
  test.each(documents)('%s', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) => join(dirname(document), link!));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

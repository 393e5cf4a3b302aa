import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { rules } from './index.ts';
import { listFixtures, readmeSections, ruleFolders, rulesRoot } from '../test/list-fixtures.ts';
import { runFixture } from '../test/run-fixture.ts';

/** What the mandate fixes for each rule, in the order of its clauses: the index must agree. */
const fixed = [
  ['no-cross-service-import', 2, 'error'],
  ['no-library-to-service', 2, 'error'],
  ['no-deep-import', 2, 'error'],
  ['no-back-door', 2, 'error'],
  ['no-service-cycle', 2, 'error'],
  ['no-undeclared-dependency', 2, 'warn'],
  ['no-cross-service-database-import', 3, 'error'],
  ['no-shared-database-package', 3, 'error'],
  ['no-shared-database', 3, 'error'],
  ['no-foreign-table', 3, 'error'],
  ['no-foreign-migration', 3, 'error'],
  ['no-cross-owner-relation', 3, 'error'],
  ['no-shared-queue', 3, 'error'],
  ['no-module-cycle', 6, 'warn'],
  ['dependency-rule', 6, 'error'],
  ['no-unexplained-waiver', 6, 'error'],
  ['no-stale-waiver', 6, 'warn'],
];

const headings = ['', 'What it does', 'Why', 'Example', 'Instead', 'Options', 'What it does not see'];
const fixtures = listFixtures();

test('the index lists every rule once, with the clause and severity that the mandate gives it', () => {
  expect(rules.map(({ id, clause, severity }) => [id, clause, severity])).toEqual(fixed);
});

test('every folder is a rule of the index, and every rule of the index has a folder', () => {
  expect(ruleFolders()).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has its files, and fixtures that must and that must not fire', () => {
    expect(['rule.ts', 'README.md'].filter((file) => !existsSync(join(rulesRoot, id, file)))).toEqual([]);
    const own = fixtures.filter((one) => one.rule === id && !one.name.includes('README'));
    expect(new Set(own.map(({ claim }) => claim))).toEqual(new Set(['fires', 'allows']));
  });

  test('has defaults that an empty object parses to', () => {
    expect(rule.schema(z).parse({})).toEqual(rule.defaults);
    expect(rule.schema(z).safeParse({ nonsense: true }).success).toBe(false);
  });

  test('has a README with the fixed headings, its summary, clause, severity and options', () => {
    const sections = readmeSections(id);
    expect([...sections.keys()]).toEqual(headings);
    expect(sections.get('')!.trim().split('\n\n')).toEqual([
      `# ${id}`, `${rule.summary} Clause ${rule.clause} of the mandate, severity ${rule.severity}.`,
    ]);
    const options = Object.keys(rule.defaults as object);
    if (options.length === 0) expect(sections.get('Options')!.trim()).toMatch(/^None\./);
    for (const option of options) expect(sections.get('Options')).toContain(`| \`${option}\` |`);
  });

  test('imports no other rule', () => {
    const source = readFileSync(join(rulesRoot, id, 'rule.ts'), 'utf8');
    const imports = [...source.matchAll(/from '(\.[^']+)'/g)].map((match) => match[1]!);
    expect(imports.filter((path) => !path.startsWith('./') && !path.startsWith('../../src/'))).toEqual([]);
  });
});

test.each(fixtures.map((one) => [one.name, one] as const))('%s', (_, { rule, claim, fixture }) => {
  expect(fixture.title).not.toBe('');
  expect(fixture.marks.length > 0).toBe(claim === 'fires');
  const { linesOf, report, architecture } = runFixture(fixture);
  expect(linesOf(rule)).toEqual(fixture.marks);
  // What does not resolve would prove nothing by being silent.
  const expected = new Set(['no-services']);
  expect(report.problems.filter(({ code }) => !expected.has(code))).toEqual([]);
  expect(architecture.graph.packageImports.filter((one) => one.package.startsWith('@acme/'))).toEqual([]);
});

test.each(fixtures.filter(({ name }) => !name.includes('README')).map((one) => [one.name, one] as const))('%s says why', (_, { fixture }) => {
  expect(fixture.why).toMatch(/\S.*\.$/s);
});

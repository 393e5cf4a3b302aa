import { expect, test } from 'vitest';
import { z } from 'zod';
import { runFixture } from '../../test/run-fixture.ts';
import { type EdgeRule, selectorsOf } from './edge-rule.ts';
import { dependencyRule } from './rule.ts';

const common = { name: 'asked', because: 'the parts must be able to go their own ways' };
const problemsOf = (rule: object): string[] => dependencyRule.schema(z).safeParse({ rules: [{ ...common, ...rule }] }).error?.issues.map(({ message }) => message) ?? [];

test('a placeholder that nothing gives a meaning is a fault of the config', () => {
  expect(problemsOf({ from: 'src/<part>/**', forbid: 'src/<other>/**' })).toEqual([expect.stringMatching(/^uses <other>, but .* write <other> in "from"/)]);
  expect(problemsOf({ from: 'src/**', forbid: { path: 'src/**', not: 'src/<part>' } })).toHaveLength(1);
  expect(problemsOf({ from: { path: 'src/**', not: 'src/<part>' }, forbid: 'src/<part>/**' })).toEqual([]);
  expect(problemsOf({ layers: ['src/<part>/ui', 'src/<part>/data'] })).toEqual([]);
});

test('options of one kind of rule are none of another', () => {
  expect(problemsOf({ from: 'a', allow: 'b', indirect: true })).toHaveLength(1);
  expect(problemsOf({ from: 'a', require: 'b', names: ['c'] })).toHaveLength(1);
});

test('names are one name or several, and never none', () => {
  expect(['Cart', ['Cart', 'Stock']].flatMap((names) => problemsOf({ from: 'a', forbid: 'b', names }))).toEqual([]);
  for (const names of ['', [], ['']]) expect(problemsOf({ from: 'a', forbid: 'b', names })).not.toEqual([]);
});

test('the selectors of a rule are its ends or its layers', () => {
  const rules: EdgeRule[] = [{ ...common, from: 'a', allow: 'b' }, { ...common, layers: ['a', 'b', 'c'] }];
  expect(rules.map(selectorsOf)).toEqual([['a', 'b'], ['a', 'b', 'c']]);
});

test('a way through others is told once for where it ends, with every step', () => {
  const { findingsOf } = runFixture({
    title: '', why: '', marks: [],
    config: { rules: { 'dependency-rule': ['error', { rules: [{ ...common, from: 'src/domain', forbid: 'src/http', indirect: true }] }] } },
    files: {
      'package.json': '{ "name": "store" }',
      'src/domain/a.ts': `import '../shared/one';\nimport '../shared/two';\n`,
      'src/shared/one.ts': `import './two';\n`,
      'src/shared/two.ts': `import '../http/session';\n`,
      'src/http/session.ts': 'export {};\n',
    },
  });
  const [finding, ...more] = findingsOf('dependency-rule');
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    message: `src/domain/a.ts reaches src/http/session.ts through src/shared/one.ts and 1 more, against 'asked'`,
    sites: [{ file: 'src/domain/a.ts', line: 1 }, { file: 'src/domain/a.ts', line: 2 }],
    chain: [{ file: 'src/domain/a.ts' }, { file: 'src/shared/one.ts' }, { file: 'src/shared/two.ts' }],
  });
});

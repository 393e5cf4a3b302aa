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

/** What is told of one rule over these files: the message and where, and the ends by which the finding is known. */
function told(rule: object, files: Readonly<Record<string, string>>): string[] {
  const { findingsOf } = runFixture({
    title: '', why: '', marks: [], config: { rules: { 'dependency-rule': ['error', { rules: [{ ...common, ...rule }] }] } },
    files: { 'package.json': '{ "name": "store", "dependencies": { "pg": "8", "zod": "4" } }', ...files },
  });
  return findingsOf('dependency-rule').map(({ message, sites }) => `${message.replace(/, against 'asked'$/, '')} [${sites.map(({ file, line }) => `${file}:${line}`).join()}]`);
}
const ui = (text: string): Readonly<Record<string, string>> => ({ 'src/ui/a.ts': `${text}\n`, 'src/log/index.ts': 'export const log = 1;\n', 'src/mid/b.ts': "import '../log/index';\n", 'src/mid/c.ts': 'export {};\n' });
const nothing = (verb: string): string[] => [`src/ui/a.ts ${verb} nothing of what 'asked' requires [src/ui/a.ts:1]`];

test.each<[string, object, string, string[]]>([
  ['by an import', {}, "import '../log/index';", []],
  ['not by an import of something else', {}, "import '../mid/c';", nothing('imports')],
  ['not through another module', {}, "import '../mid/b';", nothing('imports')],
  ['through another module where it may', { indirect: true }, "import '../mid/b';", []],
  ['itself where it may go through others', { indirect: true }, "import '../log/index';", []],
  ['not through what leads elsewhere', { indirect: true }, "import '../mid/c';", nothing('reaches')],
  ['by a type', {}, "import type { log } from '../log/index';", []],
  ['not by a type where types do not count', { typeOnly: false }, "import type { log } from '../log/index';", nothing('imports')],
  ['by a package', { require: { package: 'zod' } }, "import 'zod';", []],
  ['not by another package', { require: { package: 'zod' } }, "import 'pg';", nothing('imports')],
  ['not by a package where types do not count', { require: { package: 'zod' }, typeOnly: false }, "import type { z } from 'zod';", nothing('imports')],
])('a module meets what is required %s', (_name, rule, text, expected) => {
  expect(told({ from: 'src/ui', require: 'src/log', ...rule }, ui(text))).toEqual(expected);
});

test.each<[string, object, string, string[]]>([
  ['what it imports itself is told by the import alone', {}, "import '../log/index';", ['src/ui/a.ts imports src/log/index.ts [src/ui/a.ts:1]']],
  ['through another module', {}, "import '../mid/b';", ['src/ui/a.ts reaches src/log/index.ts through src/mid/b.ts [src/ui/a.ts:1]']],
  ['both ways to one end are one', {}, "import '../mid/b';\nimport '../log/index';", ['src/ui/a.ts imports src/log/index.ts [src/ui/a.ts:1,src/ui/a.ts:2]']],
  ['nothing where the first step is a type that does not count', { typeOnly: false }, "import type {} from '../mid/b';", []],
  ['nothing through a module of its own, which is told itself', {}, "import './other';", []],
  ['a package', { forbid: { package: 'pg' } }, "import '../mid/d';", ['src/ui/a.ts reaches pg through src/mid/d.ts [src/ui/a.ts:1]']],
])('indirectly forbidden: %s', (_name, rule, text, expected) => {
  const found = told({ from: 'src/ui', forbid: 'src/log', indirect: true, ...rule }, { ...ui(text), 'src/mid/d.ts': "import 'pg';\n", 'src/ui/other.ts': 'export {};\n' });
  expect(found.map((one) => one.replace(/^(\S+ imports \S+).*( \[.*)$/, '$1$2')).toSorted()).toEqual(expected.toSorted());
});

const feature = (name: string, ui: string, data: string): Readonly<Record<string, string>> => ({ [`src/${name}/ui/a.ts`]: ui, [`src/${name}/data/b.ts`]: data, [`src/${name}/log.ts`]: 'export {};\n' });
const both = { ...feature('cart', "import '../data/b';\nimport '../log';\n", ''), ...feature('stock', "import '../../cart/data/b';\n", "import '../ui/a';\n") };

test.each<[string, object, RegExp[]]>([
  ['forbidden', { from: 'src/<part>/ui', forbid: 'src/<part>/data' }, [/^src\/cart\/ui\/a\.ts imports src\/cart\/data\/b\.ts/]],
  ['forbidden elsewhere', { from: 'src/<part>/ui', forbid: { path: 'src/*/data/**', not: 'src/<part>/**' } }, [/^src\/stock\/ui\/a\.ts imports src\/cart\/data\/b\.ts/]],
  ['allowed', { from: 'src/<part>/ui', allow: { any: ['src/<part>/data', 'src/<part>/log.ts'] } }, [/^src\/stock\/ui\/a\.ts imports src\/cart\/data\/b\.ts/]],
  ['required', { from: 'src/<part>/ui', require: 'src/<part>/log.ts' }, [/^src\/stock\/ui\/a\.ts imports nothing/]],
  ['layered', { layers: ['src/<part>/ui', 'src/<part>/data'] }, [/^src\/stock\/data\/b\.ts imports src\/stock\/ui\/a\.ts/]],
  ['bound by the target alone', { from: 'src/*/ui/**', forbid: 'src/<part>/data' }, [/^src\/cart\/ui\/a\.ts imports/, /^src\/stock\/ui\/a\.ts imports/]],
])('placeholders stand for one part at a time where something is %s', (_name, rule, expected) => {
  expect(told(rule, both).toSorted()).toEqual(expected.map((pattern) => expect.stringMatching(pattern) as string));
});

test('placeholders without a meaning are told in order, each once', () => {
  expect(problemsOf({ from: 'src/**', forbid: { path: 'src/**', not: ['src/<b>', 'src/<a>', 'src/<b>/x'] } })).toEqual([expect.stringMatching(/^uses <a>/), expect.stringMatching(/^uses <b>/)]);
});

test('of the kinds of rule, the faults of the one that was meant are told', () => {
  const rules = [
    { ...common, from: 'src', allow: ['x', 'y'] }, { ...common, from: 'src' }, { ...common, form: 'src', forbid: 'x', names: 3 },
    { ...common, from: 'src', require: {}, indirect: 'yes' }, { ...common, layers: ['x'] }, 'src',
  ];
  expect(() => runFixture({ title: '', why: '', marks: [], files: {}, config: { rules: { 'dependency-rule': ['error', { rules }] } } } as never)).toThrowErrorMatchingInlineSnapshot(`
    [UserError: mandate.config.json is no valid config: 9 faults.
      rules["dependency-rule"][1].rules[0].allow must be a selector (a name, directory or glob; or an object of path, project, service, tag, package, kind, not, all, any), but is a list
      rules["dependency-rule"][1].rules[1].forbid is missing; it must be a selector (a name, directory or glob; or an object of path, project, service, tag, package, kind, not, all, any)
      rules["dependency-rule"][1].rules[2].from is missing; it must be a selector (a name, directory or glob; or an object of path, project, service, tag, package, kind, not, all, any)
      rules["dependency-rule"][1].rules[2].names must be a name, or a list of names, but is 3
      rules["dependency-rule"][1].rules[2].form is unknown — did you mean "from"?
      rules["dependency-rule"][1].rules[3].require is an empty selector, which would choose everything: give it path, project, service, tag, package, kind, not, all or any
      rules["dependency-rule"][1].rules[3].indirect must be true or false, but is "yes"
      rules["dependency-rule"][1].rules[4].layers must have at least 2 items
      rules["dependency-rule"][1].rules[5] must be an object of "name", "because", and "from" with "forbid", "allow" or "require", or "layers", but is "src"]
  `);
});

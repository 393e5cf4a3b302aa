import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseModule } from './parse-module.ts';
import { scanHeader } from './scan-header.ts';

const pick = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const join = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> => (
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((texts) => texts.join('')));
const some = (part: fc.Arbitrary<string>, separator: string, maxLength = 3): fc.Arbitrary<string> => (
  fc.array(part, { maxLength }).map((texts) => texts.join(separator)));

/** What fools a scanner that looks at text and not at tokens. */
const nasty = pick(
  'import a from', 'export const no = 1', 'require(', 'import(', '//', '/*', '*/ ', ' it is ', '{', '}', '(', ')', '[', '<p>', '</p>',
  '=>', '\\`', '${0}', '$', 'vi.mock(', 'module ', ' from ', ';', '.', '/', 'a', '\\\\', ', ',
);
const without = (text: fc.Arbitrary<string>, ...bad: string[]): fc.Arbitrary<string> => (
  text.map((each) => bad.reduce((left, mark) => left.replaceAll(mark, ''), each)));
const name = pick('a', 'b', 'from', 'as', 'type', 'of', 'defer', 'source', '$', '_x', 'imports', 'exported', 'async', 'get');
const source = pick(`'x'`, `"y"`, `'./a-b.js'`, `'@s/p'`, `"it's"`);
const comment = pick('// import "q"\n', '/* export { } from */', '/**/', '// it\'s `\n', '/* \n */', '// /*\n');
const gap = fc.oneof({ weight: 6, arbitrary: fc.constant(' ') }, { weight: 1, arbitrary: pick('\n', '  ', '\t') }, { weight: 1, arbitrary: comment });
const tight = fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 1, arbitrary: gap });
const end = pick(';', '\n', ';\n', '\n\n', ' // c\n', ';/* c */');

const string = fc.oneof(
  join(`'`, without(some(nasty, ''), '\'', '\n'), `'`), join('"', without(some(nasty, ''), '"', '\n'), '"'), pick(`'\\''`, `'a\\\nb'`),
);
const regex = pick('/a/g', '/[/]/', '/["\'`]/', '/\\//', '/import\\("x"\\)/u', '/`/', '/=/', '/[\\]/]/', '/(?<!a)</');

const { expression } = fc.letrec<{ expression: string; template: string; element: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    name, pick('1', '.5', '1.', 'this', 'null', '"s"'), string, regex, tie('template'), tie('element'),
    join('(', tie('expression'), ')'), join(tie('expression'), pick(' / ', '/', ' < ', ' > ', ' + ', ' && ', ' = '), tie('expression')),
    join('[', tie('expression'), ',', tight, tie('expression'), ']'), join('{ a: ', tie('expression'), ', export: 1, [', tie('expression'), ']: b }'),
    join('f(', tie('expression'), ')'), join('f<A, B>(', tie('expression'), ')'), join('(a)', tight, '=> ', tie('expression')),
    join('(', tie('expression'), ') / 2'), join(name, '.import(', tie('expression'), ')'), join('typeof ', tie('expression')),
    join('!', tie('expression')), join(name, '! / 2'), join(name, '++ / ', tie('expression')),
    join('() => { return ', tie('expression'), ' }'), join('() => { if (a) ', regex, '.test(b) }'), join('function () { ', tie('expression'), ' }'),
    join('import(', tight, source, tight, ')'), join('await import(', source, ')'), join('(await import(', source, ')).', name),
    join('import(', source, ').then(', pick('({ a, b: c }) => a', '(m) => m.a', 'm => ({ default: m.a })', 'f', 'm => m.a()', 'm => m'), ')'),
    join('f(() => import(', source, ')', pick('', ', a'), ')'), join('require(', source, ')', pick('', '.a', '(a)', '.a.b', '[0]')),
    join('require.resolve(', source, ')'), join('new URL(', source, ', import.meta.url)'), pick('import.meta.env.A', 'import.meta.url', 'a.require', '{ require: 1 }'),
    join(pick('vi', 'jest', 'a', 'a.vi', '$vi'), pick('.', '\n.', '?.'), pick('mock', 'unmock', 'importActual', 'fn', 'mockA'), pick('', '<typeof import("z")>'), '(', source, pick('', ', a'), ')'),
    join('(a as typeof import(', source, '))'), join('f<import(', source, ').T>(a)'), join('<T,>(a: T, b: Map<A, B>) => ', tie('expression')),
  ),
  template: join('`', some(fc.oneof(without(nasty, '\\\\', '\\`', '$', '`'), join('${', tie('expression'), '}')), ''), '`'),
  element: fc.oneof(
    join('<a', some(join(gap, 'b-c=', fc.oneof(pick(`"it's"`, `'"'`), join('{', tie('expression'), '}'))), ''), ' />'),
    join('<p.q>', some(fc.oneof(without(nasty, '{', '}', '<p>', '</p>', '>'), join('{', tie('expression'), '}'), tie('element')), ''), '</p.q>'),
    join('<>', some(tie('element'), ' it\'s '), '</>'),
  ),
}));

const specifier = fc.oneof(name, join('type ', name), join(name, ' as ', name), join('"s-t" as ', name), join('type ', name, ' as ', name));
const list = join('{', tight, some(specifier, ', '), pick('', ','), tight, '}');
const importStatement = join('import', gap, fc.oneof(
  source,
  join(pick('', 'type '), fc.oneof(name, join('*', tight, 'as ', name), list, join(name, ', ', list)), gap, 'from', tight, source, pick('', '', ' with { type: "json" }')),
));
const exportStatement = fc.oneof(
  join('export ', pick('', 'type '), list, tight, pick('', 'from "z"', ' from \'z\'')),
  join('export ', pick('', 'type '), '*', pick('', ' as ns', ' as default'), ' from ', source),
  join('export ', pick('const', 'let'), ' ', name, pick('', ': Map<A, B>', ': A<B<C, D>>'), ' = ', expression, pick('', '', '', ', also = 1')),
  join('export const { a, b: c } = ', expression), join('export const [a, b] = ', expression),
  join('export ', pick('', 'async '), 'function ', name, '(', pick('', 'a: A'), ') { ', expression, ' }'),
  join('export ', pick('', 'abstract '), 'class ', name, pick('', '<T>', ' extends B<C, D>'), ' { a = ', expression, '; import() {} }'),
  join('export ', pick('type A = { b: 1 }', 'interface B { export: 1 }', 'enum C { D }', 'namespace N { export const a = 1 }', 'declare const d: 1')),
  join('export default ', fc.oneof(expression, pick('function () {}', 'class A {}', 'async function f() {}', 'class extends A {}', 'a as B', 'a'))),
);
const statement = fc.oneof(
  { weight: 3, arbitrary: importStatement }, { weight: 3, arbitrary: exportStatement }, { weight: 2, arbitrary: expression },
  join(pick('const', 'var', 'let'), ' ', pick('a', '{ a, b: c }', '{ a, ...r }', '[a]', 'a: B'), ' = ', pick('', 'await '), expression),
  join('if (a) { ', expression, ' } else ', expression), join('for (const a of ', expression, ') { ', expression, ' }'),
  join('class A { b() { return ', expression, ' } }'), join('function f(', pick('', 'a', 'require', 'require: any'), ') { return ', expression, ' }'),
  join(pick('type T = A', 'let t: 1', 'export declare const d: A<B>', 'let t: A[]', 'a as B', 'a'), '\n', fc.oneof(regex, expression)),
  pick(`'use client'`, 'declare module "m" { export const a: 1 }', 'type F = <T>(a: T) => void', 'let r: import("t").T', 'const require = f()', 'a!\n/b/g'), comment,
);
const moduleText = join(
  pick('', '', '\uFEFF', '#!/usr/bin/env node\n', '/// <reference path="r.d.ts" />\n', '/* c */ '),
  some(fc.oneof({ weight: 9, arbitrary: join(statement, end) }, { weight: 1, arbitrary: comment }), '', 6),
);

test.each([['tsx', true], ['ts', false]] as const)('the scanner says what the parser says, or nothing: %s', (language, jsx) => {
  let parsed = 0;
  let settled = 0;
  fc.assert(fc.property(moduleText, (text) => {
    const expected = parseModule(text, language);
    if (expected.unparsed !== undefined) return;
    parsed++;
    const facts = scanHeader(text, jsx);
    if (facts === undefined) return;
    settled++;
    expect(facts).toEqual(expected);
  }), { numRuns: 3000 });
  expect(settled).toBeGreaterThan(parsed / 4);
});

test('the scanner never fails on any text', () => {
  const anyText = fc.array(fc.oneof(nasty, pick('import ', 'export ', 'const ', '`', '"', '\'', '\n', '<', '>', 'default ', '\\', '\u2028')), { maxLength: 40 });
  fc.assert(fc.property(anyText, (parts) => { scanHeader(parts.join('')); }), { numRuns: 3000 });
});

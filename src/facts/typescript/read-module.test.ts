import { describe, expect, test } from 'vitest';
import type { ModuleFacts } from '../../model/facts.ts';
import { parseModule } from './parse-module.ts';
import { languageOf, moduleReader, readModule } from './read-module.ts';
import { scanHeader } from './scan-header.ts';

/** One line a fact: `kind specifier @line:column (names)`, a type import with a star. */
function print({ imports, exports, unparsed }: ModuleFacts): string[] {
  const names = (list: readonly { imported: string; local: string }[]): string => (
    list.length === 0 ? '' : ` (${list.map(({ imported, local }) => (imported === local ? imported : `${imported}>${local}`)).join(', ')})`);
  return [
    ...imports.map((fact) => `${fact.kind}${fact.typeOnly ? '*' : ''} ${fact.specifier} @${fact.line}:${fact.column}${names(fact.names)}`),
    ...exports.map((fact) => {
      if (fact.kind === 'star') return `out * from ${imports[fact.from]!.specifier}`;
      if (fact.kind === 'from') return `out ${fact.name} = ${fact.imported} from ${imports[fact.from]!.specifier}`;
      return `out ${fact.name} = ${fact.local}`;
    }),
    ...(unparsed === undefined ? [] : [`unparsed ${unparsed.message} @${unparsed.line}:${unparsed.column}`]),
  ];
}

type Row = readonly [source: string, ...facts: string[]];

const statements: Row[] = [
  [`import a from 'x'`, 'import x @1:15 (default>a)'],
  [`import * as a from "x";`, 'import x @1:20 (*>a)'],
  [`import { a, b as c, default as d } from 'x'`, 'import x @1:41 (a, b>c, default>d)'],
  [`import a, { b } from 'x'`, 'import x @1:22 (default>a, b)'],
  [`import a, * as b from 'x'`, 'import x @1:23 (default>a, *>b)'],
  [`import { 'a-b' as c } from 'x'`, 'import x @1:28 (a-b>c)'],
  [`import 'x'`, 'import x @1:8'],
  [`import {} from 'x'`, 'import x @1:16'],
  [`import type A from 'x'`, 'import* x @1:20 (default>A)'],
  [`import type { A, B } from 'x'`, 'import* x @1:27 (A, B)'],
  [`import type * as A from 'x'`, 'import* x @1:25 (*>A)'],
  [`import type {} from 'x'`, 'import* x @1:21'],
  [`import { type A, type B as C } from 'x'`, 'import* x @1:37 (A, B>C)'],
  [`import { type A, b } from 'x'`, 'import x @1:27 (A, b)'],
  [`import a, { type A } from 'x'`, 'import x @1:27 (default>a, A)'],
  [`import type from 'x'`, 'import x @1:18 (default>type)'],
  [`import type, { a } from 'x'`, 'import x @1:25 (default>type, a)'],
  [`import { type } from 'x'`, 'import x @1:22 (type)'],
  [`import { type as b } from 'x'`, 'import x @1:27 (type>b)'],
  [`import { type as } from 'x'`, 'import* x @1:25 (as)'],
  [`import { type as as as } from 'x'`, 'import* x @1:31 (as)'],
  [`import type from from 'x'`, 'import* x @1:23 (default>from)'],
  [`import from from 'x'`, 'import x @1:18 (default>from)'],
  [`import defer * as a from 'x'`, 'import x @1:26 (*>a)'],
  [`import source a from 'x'`, 'import x @1:22 (default>a)'],
  [`import defer from 'x'`, 'import x @1:19 (default>defer)'],
  [`import a from 'x' with { type: 'json' }\nimport b from 'y'`, 'import x @1:15 (default>a)', 'import y @2:15 (default>b)'],
  [`import a from 'x' assert { type: "json" };import 'y'`, 'import x @1:15 (default>a)', 'import y @1:50'],
  [`import/**/a/*'n'*/from//x\n'x'`, 'import x @2:1 (default>a)'],
  [`import {\n  a, // 'b' from 'c'\n  /* d */ e,\n} from 'x';`, 'import x @4:8 (a, e)'],
  [`import 'a\\u0062'`, 'import ab @1:8'],
  [`export { a, b as c } from 'x'`, 'export x @1:27 (a>, b>)', 'out a = a from x', 'out c = b from x'],
  [`export { default } from 'x'`, 'export x @1:25 (default>)', 'out default = default from x'],
  [`export { type A, type B } from 'x'`, 'export* x @1:32 (A>, B>)', 'out A = A from x', 'out B = B from x'],
  [`export type { A } from 'x'`, 'export* x @1:24 (A>)', 'out A = A from x'],
  [`export {} from 'x'`, 'export x @1:16'],
  [`export * from 'x'`, 'export x @1:15 (*>)', 'out * from x'],
  [`export * as ns from 'x'`, 'export x @1:21 (*>)', 'out ns = * from x'],
  [`export * as default from 'x'`, 'export x @1:26 (*>)', 'out default = * from x'],
  [`export * as 'a b' from 'x'`, 'export x @1:24 (*>)', 'out a b = * from x'],
  [`export type * from 'x'`, 'export* x @1:20 (*>)', 'out * from x'],
  [`export type * as ns from 'x'`, 'export* x @1:26 (*>)', 'out ns = * from x'],
  [`import { a } from 'x'\nexport { a as b }`, 'import x @1:19 (a)', 'out b = a'],
  [`export { a as 'b c' }\n'use x'`, 'out b c = a'],
];

const declarations: Row[] = [
  [`export const a = 1`, 'out a = a'],
  [`export const a = 1, b = 2`, 'out a = a', 'out b = b'],
  [`export let a: Map<string, number> = new Map<string, number>(), b`, 'out a = a', 'out b = b'],
  [`export const a: Map<string, number> = f<A, B>(1, 2)`, 'out a = a'],
  [`export const a = x < 1, b = y > 2`, 'out a = a', 'out b = b'],
  [`export const f = <T, U>(a: T, b: U) => a`, 'out f = f'],
  [`export const { a, b: c, d: { e }, ...f } = x`, 'out a = a', 'out c = c', 'out e = e', 'out f = f'],
  [`export const [a, , b = 1] = x`, 'out a = a', 'out b = b'],
  [`export const [a, b] = x`, 'out a = a', 'out b = b'],
  [`export const { a, b: c } = x, d = 1`, 'out a = a', 'out c = c', 'out d = d'],
  [`export function a() {}\nexport async function b() {}\nexport function* c() {}\nexport async function *d() {}`, 'out a = a', 'out b = b', 'out c = c', 'out d = d'],
  [`export function a(x: 1): void\nexport function a(x: 2): void\nexport function a(x: any) {}`, 'out a = a'],
  [`export class A {}\nexport abstract class B<T> extends A {}\n@d() export class C {}`, 'out A = A', 'out B = B', 'out C = C'],
  [`export interface A {}\nexport type B = 1\nexport enum C {}\nexport const enum D {}`, 'out A = A', 'out B = B', 'out C = C', 'out D = D'],
  [`export const A = 1\nexport type A = 2`, 'out A = A'],
  [`export namespace A.B { export const c = 1 }\nexport module D { export function e() {} }`, 'out A = A', 'out D = D'],
  [`export declare const a: 1, b: 2\nexport declare function c(): void\nexport declare abstract class D {}`, 'out a = a', 'out b = b', 'out c = c', 'out D = D'],
  [`export default 1`, 'out default = default'],
  [`export default {\n  export: 1, import: 2 }`, 'out default = default'],
  [`export default a`, 'out default = a'],
  [`export default a;`, 'out default = a'],
  [`export default a\nimport 'x'`, 'import x @2:8', 'out default = a'],
  [`export default a\n++b`, 'out default = a'],
  [`export default a.b`, 'out default = default'],
  [`export default a\n(b)`, 'out default = default'],
  [`export default (a as B)`, 'out default = a'],
  [`export default a satisfies B`, 'out default = a'],
  [`export default (a) => 1`, 'out default = default'],
  [`export default async (a) => 1`, 'out default = default'],
  [`export default null`, 'out default = default'],
  [`export default function a() {}`, 'out default = a'],
  [`export default function () {}`, 'out default = default'],
  [`export default async function* a() {}`, 'out default = a'],
  [`export default class extends A {}`, 'out default = default'],
  [`export default class A<T> {}`, 'out default = A'],
  [`export default abstract class A {}`, 'out default = A'],
  [`export default interface A {}`, 'out default = A'],
  [`export default <A>{ b: 1 }`, 'out default = default'],
  [`export = a`, 'out export= = a'],
  [`export = { a }`, 'out export= = export='],
  [`export as namespace A`],
  [`class A { export = 1; import() {} }\na.export = 1; a?.import('x'); a.#import`],
];

const expressions: Row[] = [
  [`import('x')`, 'dynamic x @1:8'],
  ['import(/* n */ `x`)', 'dynamic x @1:16'],
  ['import(`x${a}`); import("./p/" + n); import(n)'],
  [`const { a, b: c } = await import('x')`, 'dynamic x @1:34 (a, b>c)'],
  [`const a = await import('x')`, 'dynamic x @1:24 (*>a)'],
  [`const a = import('x')`, 'dynamic x @1:18'],
  [`const { a, ...b } = await import('x')`, 'dynamic x @1:34 (a, *>b)'],
  [`const a = (await import('x')).b`, 'dynamic x @1:25 (b>)'],
  [`f((await import('x')).b)`, 'dynamic x @1:17 (b>)'],
  [`f(await import('x')).b`, 'dynamic x @1:16'],
  [`const a = // why\n  await import('x')`, 'dynamic x @2:16 (*>a)'],
  [`// const\n a = await import('x')`, 'dynamic x @2:19'],
  [`lazy(() => import('x'))`, 'dynamic x @1:19'],
  [`const f = () => import('x')`, 'dynamic x @1:24'],
  [`import('x').then(({ a, b: c }) => a)`, 'dynamic x @1:8 (a, b>c)'],
  [`lazy(() => import('x').then((m) => ({ default: m.A })))`, 'dynamic x @1:19 (A>)'],
  [`import('x').then(m => m.A)`, 'dynamic x @1:8 (A>)'],
  [`import('x').then((m) => n.A)`, 'dynamic x @1:8'],
  [`require('x')`, 'require x @1:9'],
  [`const a = require('x'), b = require('y')`, 'require x @1:19 (*>a)', 'require y @1:37 (*>b)'],
  [`const { a, b: c = 1 } = require('x')`, 'require x @1:33 (a, b>c)'],
  [`const a = require('x').b`, 'require x @1:19 (b>)'],
  [`const a = require('x')['b']`, 'require x @1:19 (b>)'],
  [`const a = require('x')(1)`, 'require x @1:19'],
  [`new require('x').A()`, 'require x @1:13 (A>)'],
  [`if (a) { f(require("x")) }`, 'require x @1:20'],
  ['`${require("x")}`', 'require x @1:12'],
  [`module.require('x'); a.require('y'); require(z); required('q')`],
  [`function f(require) { require('x') }\nrequire('y')`, 'require y @2:9'],
  [`function f(require: any) { require('x') }`],
  [`{ const require = a; require('x') } require('y')`, 'require y @1:45'],
  [`var f = ({ require }) => require('x')`],
  [`import require from 'a'; require('x')`, 'import a @1:21 (default>require)'],
  [`try {} catch (require) { require('x') }`],
  [`export function require(a) {} require('x')`, 'out require = require'],
  [`declare const require: any\nrequire('x')`, 'require x @2:9'],
  [`const require = createRequire(import.meta.url)\nrequire('x')`, 'require x @2:9'],
  [`const load = createRequire(import.meta.url)\nload('x')`, 'require x @2:6'],
  [`const load = mod.createRequire(__filename); const { a } = load('x'); load.resolve('y')`, 'require x @1:64 (a)', 'require-resolve y @1:83'],
  [`createRequire(import.meta.url)('x')`, 'require x @1:32'],
  [`const load = createRequire(import.meta.url)\nfunction f(load) { load('x') }`],
  [`const load = createRequire(elsewhere)\nload('x')`],
  [`const load = other(import.meta.url)\nload('x')`],
  [`const require = module.createRequire(a); require.resolve('x')`, 'require-resolve x @1:58'],
  [`require.resolve('x'); require.resolve.paths('y')`, 'require-resolve x @1:17'],
  [`import.meta.resolve('x'); import.meta.env.resolve('y')`, 'require-resolve x @1:21'],
  [`new URL('x', import.meta.url)`, 'url x @1:9'],
  [`new URL("x", import.meta.url).href; new URL('y', a); new URL('z')`, 'url x @1:9'],
  [`f('x', import.meta.url)`],
  [`jest.mock('x'); vi.mock('y', () => ({}))`, 'mock x @1:11', 'mock y @1:25'],
  [`vi.mock(import('x'), f)`, 'mock x @1:16'],
  [`jest.mock('x').mock('y')`, 'mock x @1:11', 'mock y @1:21'],
  [`const { a } = await vi.importActual<typeof import('x')>('y')`, 'import-type* x @1:51', 'mock y @1:57'],
  [`vi.doMock('a'); vi.unmock('b'); jest.requireActual('c'); jest.requireMock('d'); vi.importActual('e')`,
    'mock a @1:11', 'mock b @1:27', 'mock c @1:52', 'mock d @1:75', 'mock e @1:97'],
  [`a.mock('x'); mock('y'); a.jest.mock('z'); jest.fn('q'); jest['mock']('r')`],
];

const types: Row[] = [
  [`import x = require('y')`, 'import-equals y @1:20 (*>x)'],
  [`import type X = require('y')`, 'import-equals* y @1:25 (*>X)'],
  [`export import x = require('y')`, 'import-equals y @1:27 (*>x)', 'out x = x'],
  [`import a = A.B`],
  [`let a: import('x').T.U`, 'import-type* x @1:15 (T>)'],
  [`let a: typeof import('x')`, 'import-type* x @1:22'],
  [`let a: Array<import("x", { with: { 'resolution-mode': 'import' } }).T>`, 'import-type* x @1:21 (T>)'],
  [`f<typeof import('x')>(1)`, 'import-type* x @1:17'],
  [`interface A { b: import('x').B; import: 1; require?: 2 }`, 'import-type* x @1:25 (B>)'],
  [`declare module 'x' { export const a: 1 }`],
  [`declare module 'x' { import { a } from 'y'; export * from 'z' }`, 'import y @1:40 (a)', 'export z @1:59 (*>)'],
  [`export {}\ndeclare module 'x' { export interface A {} }`, 'augment* x @2:16'],
  [`declare global { interface A {} }\nexport {}`],
  [`namespace A { export const b = 1; import c = require('x') }`, 'import-equals x @1:54 (*>c)'],
  [`/// <reference path="a.d.ts" />\n/// <reference types='b' />\n/// <reference lib="c" />\nlet a`,
    'reference* ./a.d.ts @1:21', 'reference* b @2:22'],
  [`/*\n/// <reference path="a.d.ts" />\n*/\n/// <reference path="../b" />\nlet a\n/// <reference path="c" />`, 'reference* ../b @4:21'],
];

const notCode: Row[] = [
  [`// import a from 'x'\n/* export const a = 1\nrequire('x') */\n'import("x")'\n"export { a } from 'x'"`],
  ['const a = `\nexport const b = 1\nimport x from "x"\n${`require("x")`}`'],
  [`const a = /import('x')|[/"'\`]/g; import 'y'`, 'import y @1:41'],
  [`const a = b / 2; const c = 'x' / 3; require('x')`, 'require x @1:45'],
  [`a = b ? /"/ : (c) / d; import("x" /* " */)`, 'dynamic x @1:31'],
  [`declare const a: 1\n/[/]/; export const b = 2`, 'out b = b'],
  [`'https://x'; export const a = 1 // '\nimport 'y'`, 'import y @2:8', 'out a = a'],
  [`const a = '\\\nimport "x"'`],
];

const jsx: Row[] = [
  [`const a = <p>import x from 'x'; it's {b('"')} export const c = 1</p>\nexport const d = 1`, 'out d = d'],
  [`export const A = () => <a b="it's" c={\`import("x")\`} {...d}><></></a>\nimport 'y'`, 'import y @2:8', 'out A = A'],
  [`export const f = <T,>(a: T) => a, g = <T extends U>(a: T) => <b/>`, 'out f = f', 'out g = g'],
  [`const a = <b>{c}<d.e f-g='"'/></b>; require('x')`, 'require x @1:45'],
  [`const a = b < c; const d = e > f; lazy(() => import('x'))`, 'dynamic x @1:53'],
  [`type F = <T>(a: T) => void // </T>\nexport const a = 1`, 'out a = a'],
];

describe.each([
  ['statements', 'a.ts', statements], ['declarations', 'a.ts', declarations], ['expressions', 'a.ts', expressions],
  ['types', 'a.ts', types], ['text that is no code', 'a.ts', notCode], ['JSX', 'a.tsx', jsx],
])('%s', (_, path, rows) => {
  test.each(rows)('%s', (source, ...facts) => {
    const language = languageOf(path);
    expect(print(parseModule(source, language))).toEqual(facts);
    expect(print(readModule(path, source))).toEqual(facts);
    const crlf = source.includes('`') || source.includes('\\\n') ? source : source.replaceAll('\n', '\r\n');
    const wrapped = `\uFEFF${crlf}\r\n`;
    expect(print(readModule(path, wrapped))).toEqual(facts);
    expect(print(parseModule(wrapped, language))).toEqual(facts);
  });
});

test('a plain module needs no parser', () => {
  const source = `#!/usr/bin/env node\n'use client'\nimport { a } from './a'\n\nexport function b() { return /[\`'"]/.test('import(') }\n`
    + `export const c = async () => {\n  const { d } = await import('./d')\n  return d\n}\n`;
  expect(print(scanHeader(source)!)).toEqual(
    ['import ./a @3:19 (a)', 'dynamic ./d @7:30 (d)', 'out b = b', 'out c = c'],
  );
});

test('positions count UTF-16 code units and every kind of line end', () => {
  expect(print(readModule('a.ts', `f('é😀'); import 'x'\r\nimport 'y'\rimport 'z'`)))
    .toEqual(['import x @1:18', 'import y @2:8', 'import z @3:8']);
});

describe('languages', () => {
  test('JavaScript takes JSX, and types where a file has them all the same', () => {
    expect(print(readModule('a.js', `const a = <b>it's</b>; require('x')`))).toEqual(['require x @1:32']);
    expect(print(parseModule(`import type { A } from 'x'\nlet a: A = <b/>`, 'jsx'))).toEqual(['import* x @1:24 (A)']);
  });
  test('TypeScript takes type assertions, which are no JSX', () => {
    expect(print(readModule('a.ts', `const a = <any>b; require('x')`))).toEqual(['require x @1:27']);
  });
  test('sloppy scripts and returns outside of functions are taken', () => {
    expect(print(readModule('a.cjs', `if (a) return\nwith (b) {}\nmodule.exports = require('x')`))).toEqual(['require x @3:26']);
  });
  test('every ending of the languages is read, and no other', () => {
    const endings = ['ts', 'tsx', 'mts', 'cts', 'd.ts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte', 'astro'];
    expect(endings.filter((ending) => !moduleReader.reads(`a.${ending}`))).toEqual([]);
    expect(['a.json', 'a.mtsx', 'ats', 'a.ts.snap'].filter(moduleReader.reads)).toEqual([]);
  });
});

describe('what cannot be parsed', () => {
  test('gives its head and the place of the fault', () => {
    expect(print(readModule('a.ts', `import 'x'\nexport * from 'y'\nconst a = ;\nrequire(z)`))).toEqual(
      ['import x @1:8', 'export y @2:15 (*>)', 'out * from y', 'unparsed Unexpected token @3:11'],
    );
  });
  test('a merge conflict is noticed wherever it stands', () => {
    const facts = readModule('a.ts', `import 'x'\nexport const a = 1\n<<<<<<< HEAD\nlet b\n=======\n>>>>>>> c\n`);
    expect(facts.unparsed?.line).toBe(3);
    expect(facts.imports).toHaveLength(1);
  });
  test('brackets without end neither hang nor crash', () => {
    for (const opener of ['[', '`${', 'a<', '<a>', '() => {']) {
      expect(readModule('a.tsx', `import 'x'\nrequire(y)\na = ${opener.repeat(100_000)}`)).toMatchObject({
        imports: [{ specifier: 'x' }], unparsed: { message: 'The file nests brackets too deep to parse.' },
      });
    }
  });
  test('chains without end neither hang nor crash, and rows of data are no chains', () => {
    for (const link of ['a = ', 'a ? b : ', 'a + ', 'a.', 'if (a) b\nelse ']) {
      expect(readModule('a.ts', `import 'x'\nrequire(y)\n${link.repeat(50_000)} c`)).toMatchObject({
        imports: [{ specifier: 'x' }], unparsed: { message: 'The file nests brackets too deep to parse.' },
      });
    }
    expect(readModule('a.tsx', `import 'x'\nrequire(y)\nconst a = <path d="${'M1.5-2.5'.repeat(5_000)}" />`)).not.toHaveProperty('unparsed');
  });
  test('a file too large for the parser says so', () => {
    const facts = readModule('a.js', `import 'x'\nrequire(y)\n${'f(1);'.repeat(900_000)}`);
    expect(facts.imports).toHaveLength(1);
    expect(facts.unparsed?.message).toContain('4.3 MiB');
  });
  test('a large file that needs no parser is read whole', () => {
    const source = `import 'x'\n${`f('a', /b/);`.repeat(400_000)}\nexport const a = 1`;
    expect(print(readModule('a.js', source))).toEqual(['import x @1:8', 'out a = a']);
  });
});

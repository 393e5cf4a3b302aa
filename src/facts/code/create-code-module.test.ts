import { describe, expect, test } from 'vitest';
import type { CodeModule, CodeReader, Node } from './code-module.ts';
import { readCode } from './read-code.ts';

/** What `ask` says of the first argument of each call of `q` in a text. */
function told<T>(text: string, ask: (module: CodeModule, argument: Node | undefined) => T): readonly T[] {
  const answers: T[] = [];
  const asking: CodeReader = {
    id: 'asking', version: 1, packages: [],
    read: (module) => {
      for (const { node } of module.nodes('CallExpression')) if (module.nameOf(node.callee) === 'q') answers.push(ask(module, node.arguments[0]));
      return [];
    },
  };
  readCode('src/a.ts', text, [asking]);
  return answers;
}

const texts = (text: string) => told(text, (module, node) => module.textOf(node));
const imports = (text: string) => told(text, (module, node) => {
  const imported = module.importOf(node);
  return imported && `${imported.specifier} ${imported.imported}`;
});

describe('the text of an expression', () => {
  test.each<[string, string | undefined]>([
    ["q('a')", 'a'],
    ['q(`a`)', 'a'],
    ['q(1)', '1'],
    ["q('a' + 'b' + 1)", 'ab1'],
    ["q(`a.${'b'}.${1}`)", 'a.b.1'],
    ["q(('a' as const)!)", 'a'],
    ["const A = 'a'; const B = `${A}.b`; q(B)", 'a.b'],
    ["q(LATER); const LATER = 'a'", 'a'],
    ["enum Q { A = 'a' } q(Q.A)", 'a'],
    ["enum Q { A = 'a' } q(Q['A'])", 'a'],
    ["enum Q { A } q(Q.A)", undefined],
    ["const names = { a: { 'b-c': 'd' } } as const; q(names.a['b-c'])", 'd'],
    ["const names = Object.freeze({ a: 'b' }); q(names.a)", 'b'],
    ["const names = { a: 'b', a: 'c' }; q(names.a)", 'c'],
    ["const { a } = { a: 'b' }; q(a)", 'b'],
    ["const { a: other } = { a: 'b' }; q(other)", 'b'],
    ["const { a = 'c' } = given; q(a)", undefined],
    ["const [a] = ['b']; q(a)", undefined],
    ["class A { queue = 'a'; run() { q(this.queue); } }", 'a'],
    ["class A { static queue = 'a' } q(A.queue)", 'a'],
    ["class A { queue = 'a'; set() { this.queue = given; } run() { q(this.queue); } }", undefined],
    ["class A { queue = 'a' } class B { queue = 'b'; run() { q(this.queue); } }", undefined],
    ["class A { constructor(private queue = 'a') { q(this.queue); } }", undefined],
    ["q(process.env.QUEUE)", '${QUEUE}'],
    ["q(process.env['QUEUE'] ?? 'a')", '${QUEUE:-a}'],
    ["q(process.env.QUEUE || `a`)", '${QUEUE:-a}'],
    ["q(`${process.env.STAGE}-orders`)", '${STAGE}-orders'],
    ["const { QUEUE } = process.env; q(QUEUE)", '${QUEUE}'],
    ["const { QUEUE: name } = process.env; q(name)", '${QUEUE}'],
    ["const config = { queue: process.env.QUEUE }; q(config.queue)", '${QUEUE}'],
    ["q(this.config.get('QUEUE'))", '${QUEUE}'],
    ["q(map.get('QUEUE'))", undefined],
    ["import { QUEUE } from './names'; q(QUEUE)", '${@QUEUE}'],
    ["import * as names from './names'; q(names.QUEUE)", '${@names.QUEUE}'],
    ["const { QUEUE } = require('./names'); q(QUEUE)", '${@QUEUE}'],
    ["let a = 'a'; q(a)", undefined],
    ["q(flag ? 'a' : 'b')", undefined],
    ['q(name)', undefined],
    ['q(`a.${name}`)', undefined],
    ["q(names['constructor'])", undefined],
    ["const names = {}; q(names.toString)", undefined],
    ['q(/a/)', undefined],
    ['q()', undefined],
  ])('%s', (text, expected) => expect(texts(text)).toEqual([expected]));
});

describe('a name stands for what the innermost block says', () => {
  test.each<[string, readonly (string | undefined)[]]>([
    ["const A = 'a'; function f(A) { q(A); } q(A)", [undefined, 'a']],
    ["const A = 'a'; const f = ({ A }) => q(A); q(A)", [undefined, 'a']],
    ["const A = 'a'; { const A = 'b'; q(A); } q(A)", ['b', 'a']],
    ["const A = 'a'; for (const A of all) q(A); q(A)", [undefined, 'a']],
    ["const A = 'a'; function f() { if (x) { var A = 'b'; } q(A); } q(A)", [undefined, 'a']],
    ["const A = 'a'; try {} catch (A) { q(A); } q(A)", [undefined, 'a']],
    ["const A = 'a'; function f() { function A() {} q(A); } q(A)", [undefined, 'a']],
    ["function f() { const A = 'a'; } q(A)", [undefined]],
    ["function f() { const A = 'a'; q(A); } function g() { const A = 'b'; q(A); }", ['a', 'b']],
    ["import { A } from './a'; function f(A) { q(A); } q(A)", [undefined, '${@A}']],
    ["const A = 'a'; type A = string; q(A)", ['a']],
    ["var A = 'a'; var A = 'b'; q(A)", [undefined]],
    ["namespace N { const A = 'a'; q(A); } q(A)", ['a', undefined]],
  ])('%s', (text, expected) => expect(texts(text)).toEqual(expected));
});

describe('what an expression is imported as', () => {
  test.each<[string, string | undefined]>([
    ["import { Queue } from 'bullmq'; q(Queue)", 'bullmq Queue'],
    ["import { Queue as Jobs } from 'bullmq'; q(Jobs)", 'bullmq Queue'],
    ["import { 'a-b' as ab } from 'x'; q(ab)", 'x a-b'],
    ["import Redis from 'ioredis'; q(Redis)", 'ioredis default'],
    ["import Redis from 'ioredis'; q(Redis.Cluster)", 'ioredis Cluster'],
    ["import * as pg from 'pg'; q(pg.Pool)", 'pg Pool'],
    ["import pg = require('pg'); q(pg.Pool)", 'pg Pool'],
    ["const { Queue } = require('bullmq'); q(Queue)", 'bullmq Queue'],
    ["const { Queue: Jobs } = require('bullmq'); q(Jobs)", 'bullmq Queue'],
    ["const Queue = require('bullmq').Queue; q(Queue)", 'bullmq Queue'],
    ["const pg = require('pg'); q(pg.Pool)", 'pg Pool'],
    ["const { Queue } = await import('bullmq'); q(Queue)", 'bullmq Queue'],
    ["async () => { const { default: Redis } = await import('ioredis'); q(Redis); }", 'ioredis default'],
    ["const bull = await import('bullmq'); q(bull.Queue)", 'bullmq Queue'],
    ["const Redis = (await import('ioredis')).default; q(Redis)", 'ioredis default'],
    ["const { Pool } = (await import('pg')).default; q(Pool)", 'pg Pool'],
    ["const bull = import('bullmq'); q(bull.Queue)", undefined],
    ["const { Queue } = load('bullmq'); q(Queue)", undefined],
    ["const { Queue } = require(name); q(Queue)", undefined],
    ["import { Queue } from 'bullmq'; function f(Queue) { q(Queue); }", undefined],
    ["import { Queue } from 'bullmq'; q(Queue.events.on)", undefined],
    ['q(Queue)', undefined],
  ])('%s', (text, expected) => expect(imports(text)).toEqual([expected]));
});

describe('what an expression comes to', () => {
  const written = (text: string) => told(text, (module, node) => module.writtenAs(node)?.type)[0];
  test.each<[string, string | undefined]>([
    ['const a = { b: [1] }; q(a.b)', 'ArrayExpression'],
    ['const a = await make(); q(a)', 'CallExpression'],
    ['class A { options = { b: 1 }; run() { q(this.options); } }', 'ObjectExpression'],
    ['let a = {}; q(a)', 'Identifier'],
    ['const a = b; const b = {}; q(a)', 'ObjectExpression'],
    ['q()', undefined],
  ])('%s', (text, expected) => expect(written(text)).toBe(expected));
});

describe('names', () => {
  const names = (text: string) => told(text, (module, node) => module.nameOf(node));
  test.each<[string, string | undefined]>([
    ['q(a.b.c)', 'a.b.c'],
    ["q(this.a['b'])", 'this.a.b'],
    ['q((a as B)!.c)', 'a.c'],
    ['q(a?.b)', 'a.b'],
    ['q(a[b])', undefined],
    ['q(a().b)', undefined],
    ['q(class { #a; b() { return this.#a; } })', undefined],
  ])('%s', (text, expected) => expect(names(text)).toEqual([expected]));
});

describe('crafted texts end, and cost neither stack nor memory', () => {
  const chain = (length: number) => Array.from({ length }, (_, at) => `const a${at} = a${at + 1};`).join('');
  test.each<[string, string]>([
    ['a cycle', 'const a = b; const b = a; q(a)'],
    ['a cycle of members', 'const a = { x: b.x }; const b = { x: a.x }; q(a.x)'],
    ['a constant of itself', 'const a = a.a; q(a)'],
    ['a template of itself', 'const a = `${a}${a}`; q(a)'],
    ['a field of itself', 'class A { x = this.x; run() { q(this.x); } }'],
    ['a long chain', `${chain(500)} const a500 = 'a'; q(a0)`],
    ['constants that double each other', `const a0 = 'aa'; ${Array.from({ length: 19 }, (_, at) => `const a${at + 1} = a${at} + a${at};`).join('')} q(a19)`],
    ['an object of itself', 'const a = { ...a, b: a.b }; q(a.b)'],
  ])('%s', (_, text) => expect(texts(text)).toEqual([undefined]));

  test('a long sum is told', () => expect(texts(`q(${Array(300).fill("'a'").join(' + ')})`)).toEqual(['a'.repeat(300)]));
  test('a text that does not parse tells nothing', () => expect(texts('q("a"')).toEqual([]));
  test('the order is that of the text', () => expect(texts("q('a'); f(q('b'), q('c')); q('d')")).toEqual(['a', 'b', 'c', 'd']));
});

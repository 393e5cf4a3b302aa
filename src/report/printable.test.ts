import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from './cells.ts';
import { codeFrame } from './code-frame.ts';
import { noColours } from './colours.ts';
import { safeLine, safeText } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

const line = fc.string({ unit: fc.constantFrom('a', ' ', '\t', "'", '/', '請', '👩‍👩‍👧', 'é', 'e\u0301', '\u001b', '\u202E', '\r'), maxLength: 300 });

test('a code frame keeps to its width and puts the rule under what is meant', () => {
  fc.assert(fc.property(line, fc.nat(), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 40, max: 120 }), (text, at, length, width) => {
    const column = (text.length === 0 ? 0 : at % text.length) + 1;
    const frame = codeFrame(`\n${text}`, { file: 'x.ts', line: 2, column, length }, noColours, width);
    expect(frame).toHaveLength(2);
    for (const shown of frame) expect(cellsOf(shown)).toBeLessThanOrEqual(width);
    expect(frame.join('')).not.toMatch(/[\p{Cc}\u202E]/u);
    const rule = frame[1]!.indexOf('▔');
    expect(rule).toBeGreaterThan(8);
    expect(rule).toBeLessThanOrEqual(cellsOf(frame[0]!));
  }));
});

test('a long line costs no more than its surroundings', () => {
  const text = `${'請'.repeat(2_000_000)}'x'${'y'.repeat(2_000_000)}`;
  expect(codeFrame(text, { file: 'x.ts', line: 1, column: 2_000_001 }, noColours, 60)[0]).toMatch(/^ {4}▸ 1 │ …請+'x'y+…$/);
});

test('wrapped text keeps its words and its width', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '請', '-'), minLength: 1, maxLength: 30 }), { minLength: 1 });
  fc.assert(fc.property(words, fc.integer({ min: 5, max: 60 }), (given, cells) => {
    const lines = wrapText(given.join(' '), cells);
    expect(lines.flatMap((one) => one.split(' '))).toEqual(given);
    for (const one of lines) if (one.includes(' ')) expect(cellsOf(one)).toBeLessThanOrEqual(cells);
  }));
});

test('indents and line ends of a text stay', () => {
  expect(wrapText('do this:\n  import { a } from\n\nthen that', 12)).toEqual(['do this:', '  import { a', '  } from', '', 'then that']);
});

test('text is made safe unit for unit', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(safeText(text)).toHaveLength(text.length);
    expect(safeLine(text)).not.toMatch(/[\p{Cc}\p{Cs}]/u);
  }));
});

test.each([
  ['postgres://root:hunter2@db:5432/x', 'postgres://************@db:5432/x'],
  ['redis://:p@ss@cache and amqp://guest@mq', 'redis://*****@cache and amqp://*****@mq'],
  ["fetch('https://host/a@b')", "fetch('https://host/a@b')"],
  ['import x from "@acme/x" // see https://docs', 'import x from "@acme/x" // see https://docs'],
])('%s shows as %s', (text, shown) => {
  expect(safeText(text)).toBe(shown);
});

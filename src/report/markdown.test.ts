import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problem } from '../model/problem.ts';
import { finding, options, reportOf } from './formats.fixture.ts';
import { printJobSummary, printMarkdown } from './markdown.ts';
import { markdownText } from './markdown-text.ts';
import { bytesOf, within } from './within.ts';

const many = (count: number): ReturnType<typeof reportOf> => reportOf(Array.from({ length: count }, (_, index) => finding({ message: `finding ${index} 日本`, severity: index < 5 ? 'warn' : 'error' })), [problem('no-match', 'x')]);

test('a comment is cut to what a forge takes, errors last, and says so', () => {
  const report = many(3_000);
  const text = printMarkdown(report, options(report));
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text.length).toBeGreaterThan(60_000);
  const shown = text.match(/finding \d+ 日本/g)!;
  expect(text).toContain(`**${(3_000 - shown.length).toLocaleString('en-US')} more entries left out.** A comment holds 65,536 characters`);
  expect(text).not.toContain('finding 0 日本');
  expect(text).toContain('no-match');
  expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)!.length);
});

test('the summary of a job takes a mebibyte of UTF-8', () => {
  const report = many(10_000);
  const bytes = Buffer.byteLength(printJobSummary(report, options(report)));
  expect(bytes).toBeLessThanOrEqual(1_048_576);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(printJobSummary(many(3_000), options(many(3_000)))).toContain('finding 2999 日本');
});

test('a bot knows its comment by the first line, whatever was found', () => {
  for (const report of [reportOf([]), many(3)]) expect(printMarkdown(report, options(report)).split('\n')[0]).toBe('<!-- mandate-report -->');
});

test('no name notifies anybody, and code can be copied as it is', () => {
  expect(markdownText("import { a } from '@acme/orders-contracts' // #12, see https://x.example")).toBe(
    'import { a } from &#39;<code>@acme/orders-contracts</code>&#39; // #<!-- -->12, see https:<!-- -->//x.example',
  );
  expect(markdownText('x'.repeat(5_000))).toHaveLength(2_000);
});

test('bytes are counted as they are written', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    expect(bytesOf(text)).toBe(Buffer.byteLength(text));
  }));
});

test('as many blocks as fit are shown, and the number of the others with them', () => {
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 30 })), fc.integer({ min: 20, max: 200 }), (blocks, limit) => {
    const text = within(blocks, { limit, sizeOf: (one) => one.length, rest: (left) => `… ${left}` });
    expect(text.length).toBeLessThanOrEqual(limit);
    if (blocks.join('').length <= limit) expect(text).toBe(blocks.join(''));
    else expect(text).toMatch(/… [1-9]\d*$/);
  }));
});

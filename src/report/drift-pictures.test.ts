import { XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Drift } from '../model/drift.ts';
import { printBadgeSvg } from './badge-svg.ts';
import { commitAt, driftOf, edgeOf, type Point } from './drift.fixture.ts';
import { printDriftDot } from './drift-dot.ts';
import { printDriftMermaid } from './drift-mermaid.ts';
import { countTicks, dateTicks } from './trend-scale.ts';
import { printTrendSvg } from './trend-svg.ts';

const points: readonly Point[] = [
  { date: '2026-01-05', findings: [3, 4, 1, 2], edges: 5 },
  { date: '2026-01-31', findings: [5, 0, 1, 2], edges: 6 },
  { date: '2026-04-20', findings: [2, 1, 4], edges: 1_204 },
];
const since = commitAt(1, '2026-01-31');
/** Verified with mermaid.parse and mermaid.render of Mermaid 11.17 and with Graphviz: each name is shown as it is written here. */
const hostileNames = [
  'a"b\\', '<script>alert(1)</script>', 'x]', 'end', 'größe', '東京', '`md`', '1. list', '- list', '__bold__', '# head', '%% comment', 'a;b', 'a --> b', '&lt;',
  '@acme/orders.v2', '#quot;', '\\N', 'subgraph', '{{x}}', '|p|', "it's", ':::name', '🚀', 'click s0 href "x"', '\u202Ertl', 'two\nlines', ' ',
];
const states = [{}, { introduced: since }, { removed: since }, { introduced: commitAt(0), count: 7 }];
const hostile = driftOf(points, {
  edges: hostileNames.map((name, index) => edgeOf(name, hostileNames[(index + 1) % hostileNames.length]!, states[index % states.length])),
});
const coming: Drift['edges'] = [
  edgeOf('orders', 'billing', { count: 2 }), edgeOf('orders', 'billing', { kind: 'types' }), edgeOf('orders', 'billing', { kind: 'data', introduced: since }),
  edgeOf('stock', 'orders', { removed: since }), edgeOf('stock', 'orders', { introduced: commitAt(2, '2026-04-20') }),
  edgeOf('billing', 'stock', { kind: 'config', removed: since }),
  edgeOf('billing', 'orders', { kind: 'queue', introduced: since, removed: commitAt(2) }),
];

describe('the trend', () => {
  test.each([['three', points], ['one', points.slice(0, 1)], ['none', [{ date: '2026-01-05' }, { date: '2026-01-07' }]]] as const)('of %s', async (name, course) => {
    await expect(printTrendSvg(driftOf(course))).toMatchFileSnapshot(`__golden__/drift/trend-${name}.svg`);
  });

  test('says in words what it shows, and holds neither script nor address', () => {
    const svg = printTrendSvg(driftOf(points));
    expect(svg).toContain('On 2026-01-05: 3 errors, 4 warnings, 1 waived, 2 in the baseline, 5 edges between services. On 2026-04-20: 2 errors, 1 warning,');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/script|href|https?:|import|@font-face/);
    expect(svg).toContain('@media(prefers-color-scheme:dark)');
  });

  test('is well-formed and stays on its page, whatever the numbers and dates are', () => {
    const count = fc.oneof(fc.nat(20), fc.nat(10_000_000));
    const day = fc.date({ min: new Date('1999-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const point = fc.record({ date: day, findings: fc.tuple(count, count, count, count), edges: count });
    fc.assert(fc.property(fc.array(point, { minLength: 1, maxLength: 70 }), (course) => {
      const svg = printTrendSvg(driftOf(course));
      expect(XMLValidator.validate(svg)).toBe(true);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      for (const [, d] of svg.matchAll(/ d="([^"]*)"/g)) {
        for (const [, x, y] of d!.matchAll(/[ML](\S+?) ([\d.-]+)/g)) expect(Number(x) >= 60 && Number(x) <= 796 && Number(y) >= 100 && Number(y) <= 344, d).toBe(true);
      }
    }), { numRuns: 60 });
  });
});

test('marks of an axis hold the largest value, at even steps, and are few', () => {
  fc.assert(fc.property(fc.nat(2_000_000_000), (largest) => {
    const ticks = countTicks(largest).map(({ at }) => at);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest);
    expect(ticks.length === 2 || ticks.at(-2)! < largest).toBe(true);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(new Set(ticks.slice(1).map((at, index) => at - ticks[index]!)).size).toBe(1);
  }));
  expect(countTicks(2_600_000).map(({ label }) => label)).toEqual(['0', '1M', '2M', '3M']);
  expect(countTicks(9_000).map(({ label }) => label)).toEqual(['0', '5k', '10k']);
});

test.each([
  ['2026-01-05T12:00', '2026-01-05T13:00', '2026-01-05'],
  ['2026-01-05T12:00', '2026-01-08T13:00', '2026-01-06 2026-01-07 2026-01-08'],
  ['2026-01-05T12:00', '2026-04-01T13:00', '2026-02 2026-03 2026-04'],
  ['2019-06-05T12:00', '2026-04-01T13:00', '2020-01 2021-01 2022-01 2023-01 2024-01 2025-01 2026-01'],
])('the dates of an axis from %s to %s are %s', (first, last, said) => {
  const ticks = dateTicks(Date.parse(`${first}Z`), Date.parse(`${last}Z`));
  expect(ticks.map(({ label }) => label).join(' ')).toBe(said);
});

describe('the badge', () => {
  const badge = (...findings: (readonly [number, number])[]): string => printBadgeSvg(driftOf(findings.map((one) => ({ date: '2026-01-05', findings: one }))));

  test.each([
    [[[9, 3], [12, 3]], '12 errors, 3 warnings ▲ 3', '12 errors, 3 warnings, 3 more than on 2026-01-05', '#cf222e'],
    [[[0, 1_208], [0, 1_204]], '1,204 warnings ▼ 4', '1,204 warnings, 4 fewer than on 2026-01-05', '#9a6700'],
    [[[1, 0], [0, 0]], 'no findings ▼ 1', 'no findings, 1 fewer than on 2026-01-05', '#1a7f37'],
    [[[1, 0], [0, 1]], '1 warning', '1 warning', '#9a6700'],
    [[[0, 0]], 'no findings', 'no findings', '#1a7f37'],
  ] as const)('of %j says %s', (findings, message, title, colour) => {
    const svg = badge(...findings);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain(`>${message}</text>`);
    expect(svg).toContain(`>mandate: ${title}</title>`);
    expect(svg).toContain(`fill="${colour}"`);
  });

  test('is a picture of its own', async () => {
    await expect(badge([9, 3], [12, 3])).toMatchFileSnapshot('__golden__/drift/badge.svg');
  });
});

describe.each([['mermaid', printDriftMermaid, 'mmd'], ['dot', printDriftDot, 'dot']] as const)('the graph as %s', (name, print, ending) => {
  test('marks what is new and what is gone, and leaves out what came and went', async () => {
    await expect(print(driftOf(points, { edges: coming }))).toMatchFileSnapshot(`__golden__/drift/graph.${ending}`);
    expect(print(driftOf(points, { edges: coming.toReversed() }))).toBe(print(driftOf(points, { edges: coming })));
  });

  test('shows whatever services are called', async () => {
    await expect(print(hostile)).toMatchFileSnapshot(`__golden__/drift/hostile.${ending}`);
  });

  test('of no edges', async () => {
    await expect(print(driftOf(points.slice(0, 1)))).toMatchFileSnapshot(`__golden__/drift/empty.${ending}`);
  });

  test('holds a name within its quotes, whatever it is', () => {
    const label = name === 'mermaid' ? /^ {2}s\d+\["[^"<>`\\[\]]+"\]$/ : /^ {2}s\d+ \[label="(?:[^"\\]|\\["\\])*"\]$/;
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (service) => {
      const lines = print(driftOf(points, { edges: [edgeOf(service, 'z')] })).split('\n').filter((line) => /^ {2}s\d+ ?\[/.test(line));
      expect(lines.every((line) => label.test(line)), lines.join('\n')).toBe(true);
      expect(lines).toHaveLength(service === 'z' ? 1 : 2);
    }));
  });
});

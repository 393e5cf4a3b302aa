import { expect, test } from 'vitest';
import type { JudgedBudget, Metrics } from '../model/metrics.ts';
import { measured } from '../model/metrics.fixture.ts';
import { noColours } from './colours.ts';
import { printMetricsCsv } from './metrics-csv.ts';
import { printMetricsJson } from './metrics-json.ts';
import { printMetricsMarkdown } from './metrics-markdown.ts';
import { printMetrics } from './metrics-text.ts';

const options = { colours: noColours, width: 100, all: false };
const budgets: readonly JudgedBudget[] = [
  { budget: 'instability<=0.7', kept: false, values: [{ metric: 'instability', of: 'orders', value: 0.75 }] },
  { budget: 'module-nccd<=1', kept: true, values: [{ metric: 'module-nccd', value: 0.7 }] },
];

test('text, csv and markdown', async () => {
  await expect(printMetrics(measured, budgets, options)).toMatchFileSnapshot('__golden__/metrics.txt');
  const csv = printMetricsCsv(measured);
  expect(csv.split('\n').slice(0, -1).filter((line) => !line.endsWith('\r'))).toEqual([]);
  await expect(csv.replaceAll('\r', '')).toMatchFileSnapshot('__golden__/metrics.csv');
  await expect(printMetricsMarkdown(measured, budgets, false)).toMatchFileSnapshot('__golden__/metrics.md');
});

test('JSON is the metrics and the budgets', () => {
  expect(JSON.parse(printMetricsJson(measured, budgets))).toEqual({ ...measured, budgets });
});

test('long lists are cut, the most used first, and --all shows them', () => {
  const services = Array.from({ length: 30 }, (_, number) => ({ ...measured.services[1]!, name: `service-${number}`, ca: number }));
  const text = printMetrics({ ...measured, services }, [], options);
  expect(text).toContain('service-29');
  expect(text).not.toContain('service-9 ');
  expect(text).toContain('and 10 more services: --all');
  expect(printMetrics({ ...measured, services }, [], { ...options, all: true })).toContain('service-0 ');
});

test('a topic without rows says so', () => {
  const bare: Metrics = { ...measured, services: [], coupling: [] };
  expect(printMetrics(bare, [], options)).toContain('Services\n  no service was found\n\nProjects\n');
  expect(printMetricsMarkdown(bare, [], false)).toContain('### Coupling of services\n\nno service is seen to depend on another\n');
});

const hostile = (name: string): Metrics => ({ ...measured, services: [{ ...measured.services[1]!, name }] });

test('names of the repository are data in every form', () => {
  const name = '=1+1|<script>\u001B[31m\n"x",y';
  expect(printMetrics(hostile(name), [], options)).not.toMatch(/\u001B/);
  expect(printMetricsMarkdown(hostile(name), [], false)).not.toMatch(/<script>|\u001B/);
  const [line] = printMetricsCsv(hostile(name)).split('\r\n').filter((row) => row.startsWith('service,') && row.endsWith(',instability,0.75'));
  expect(line).toBe('service,"\'=1+1|<script>�[31m ""x"",y",instability,0.75');
  expect(printMetricsCsv(hostile('@acme/orders'))).toContain('service,@acme/orders,instability');
  expect(printMetricsCsv(hostile('@SUM(1)'))).toContain("service,'@SUM(1),instability");
});

test('a name longer than the terminal is cut, and the numbers stay', () => {
  const lines = printMetrics(hostile('x'.repeat(500)), [], options).split('\n');
  expect(lines.filter((line) => line.includes('xxx'))).toMatchObject([expect.stringMatching(/^ {2}x+… +1 +1 +3 +0\.75/)]);
});

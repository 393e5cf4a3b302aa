import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../model/report.ts';
import { scorecard } from './scorecard.ts';

test('nothing found is 100, one finding 50, one that is accepted 66.7', () => {
  expect(scorecard(['orders'], [], [2]).total.score).toBe(100);
  expect(scorecard(['orders'], [finding('orders', 2, 'new')], [2]).rows[0]).toMatchObject({ new: 1, score: 50 });
  expect(scorecard(['orders'], [finding('orders', 2, 'known')], [2]).rows[0]).toMatchObject({ known: 1, score: 50 });
  expect(scorecard(['orders'], [finding('orders', 2, 'baselined')], [2]).rows[0]).toMatchObject({ baselined: 1, score: 66.6667 });
});

test('the whole is scored for each service, and what is no service has a row when it has findings', () => {
  const { total, rows } = scorecard(['billing', 'orders'], [finding('orders', 2, 'new'), finding('@acme/ui', 2, 'new')], [2]);
  expect(total).toMatchObject({ new: 2, score: 50 });
  expect(rows.map(({ name, kind, score }) => [name, kind, score])).toEqual([['billing', 'service', 100], ['orders', 'service', 50], ['@acme/ui', 'other', 50]]);
  expect(scorecard([], [finding('repository', 6, 'new')], [6]).total.score).toBe(50);
});

test('one finding more never raises a score, and to accept one never lowers it', () => {
  const any = fc.record({
    home: fc.constantFrom('billing', 'orders', '@acme/ui'),
    clause: fc.constantFrom(2, 3),
    status: fc.constantFrom<Finding['status']>('new', 'known', 'waived', 'baselined'),
  }).map(({ home, clause, status }) => finding(home, clause, status));
  fc.assert(fc.property(fc.array(any), any, (findings, more) => {
    const before = scores(findings);
    for (const [key, score] of scores([...findings, more])) expect(score).toBeLessThanOrEqual(before.get(key) ?? 100);
    const accepted = scores([...findings, { ...more, status: 'waived' }]);
    for (const [key, score] of scores([...findings, { ...more, status: 'new' }])) expect(score).toBeLessThanOrEqual(accepted.get(key)!);
  }));
});

function scores(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const { total, rows } = scorecard(['billing', 'orders'], findings, [2, 3]);
  return new Map([
    ['total', total.score] as const,
    ...rows.flatMap(({ name, score, clauses }) => [
      [name, score] as const, ...clauses.map((one) => [`${name} ${one.clause}`, one.score] as const),
    ]),
  ]);
}

function finding(home: string, clause: number, status: Finding['status']): Finding {
  return {
    rule: 'no-deep-import', clause, severity: 'error', status, message: 'm', why: 'w', fix: 'f', fingerprint: '0123456789abcdef',
    identity: { from: home, to: 'x', names: [], nth: 0 }, home, owners: [], from: {}, to: {}, sites: [], chain: [],
  };
}

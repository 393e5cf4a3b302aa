import { expect, test } from 'vitest';
import type { DriftFinding } from '../model/drift.ts';
import { commitAt, driftOf, edgeOf } from './drift.fixture.ts';
import { printDriftMarkdown } from './drift-markdown.ts';

const since = commitAt(1, '2026-01-20', 'one large commit');
const points = [{ date: '2026-01-05' }, { date: '2026-02-05', findings: [600, 0] as const }];

function findingOf(number: number, message: string): DriftFinding {
  return {
    fingerprint: String(number).padStart(16, '0'), rule: 'no-cross-service-import', clause: 2, severity: 'error', status: 'new', message, why: '', fix: '',
    home: 'orders', owners: [], from: 'orders', to: 'billing', file: `services/orders/src/${number}.ts`, line: 1, introduced: since, steps: [],
  };
}

test('a commit that brought very many findings leaves room for all else', () => {
  const findings = Array.from({ length: 600 }, (_, number) => findingOf(number, `orders imports billing, place ${number}`));
  const text = printDriftMarkdown(driftOf(points, { findings, edges: [edgeOf('orders', 'billing', { introduced: since })] }));
  expect(text).toContain('place 0');
  expect(text).toContain('… and 592 more of this commit');
  expect(text).toContain('### New edges between services');
  expect(text).not.toContain('left out');
});

test('however long names are and however many, it fits a comment, and what changed most stands first', () => {
  const revision = { name: 'x'.repeat(3_000), count: 1 };
  const drift = driftOf(points, { findings: Array.from({ length: 9 }, (_, number) => findingOf(number, 'long '.repeat(20_000))) });
  const names = Array.from({ length: 400 }, (_, number) => ({ ...revision, name: `${number} ${revision.name}`, count: number + 1 }));
  const [first, last] = drift.revisions;
  const text = printDriftMarkdown({ ...drift, revisions: [first!, { ...last!, byRule: names, byService: names, byOwner: names }] });
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toContain('| 399 x');
  expect(text).toContain('long long');
});

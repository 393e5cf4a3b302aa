import { expect, test } from 'vitest';
import type { CoChange, DriftEdge, Revision } from '../model/drift.ts';
import { driftTables } from './drift-tables.ts';

const commit = { commit: 'c0ffee', date: '2026-05-04T09:30:00Z', subject: 'x' };
const none = { hotspots: [], coChanges: [], edges: [], revisions: [revision({}), revision({})] };
function revision(metrics: Revision['metrics']): Pick<Revision, 'metrics'> {
  return { metrics };
}
function pair(from: string, to: string, commits: number): CoChange {
  return { services: [from, to], commits, ofEach: [commits + 1, commits + 2] };
}
function edge(from: string, to: string, kind: DriftEdge['kind']): DriftEdge {
  return { from, to, kind, count: 1, file: 'a.ts' };
}

test('what there is nothing to tell of is left out', () => {
  expect(driftTables(none)).toEqual([]);
});

test('services that change together are told with what ties them, and those that nothing ties though others are stronger', () => {
  const coChanges = [...['b', 'c', 'd', 'e', 'f'].map((name, at) => pair('a', name, 20 - at)), pair('a', 'g', 9), pair('b', 'c', 8)];
  const edges = [edge('a', 'b', 'types'), edge('b', 'a', 'code'), { ...edge('a', 'c', 'code'), removed: commit }, edge('a', 'd', 'call'), edge('e', 'a', 'data'), edge('f', 'a', 'queue'), edge('a', 'g', 'code')];
  const [table] = driftTables({ ...none, coChanges, edges });
  expect(table?.rows).toEqual([
    ['a + b', '20', '21 and 22', 'tied by code, types'],
    ['a + c', '19', '20 and 21', 'nothing that was read says why'],
    ['a + d', '18', '19 and 20', 'tied by call'],
    ['a + e', '17', '18 and 19', 'tied by data'],
    ['a + f', '16', '17 and 18', 'tied by queue'],
    ['b + c', '8', '9 and 10', 'nothing that was read says why'],
  ]);
});

test('of metrics those are told that changed most for what they were; what hardly changed, or follows from others, is not', () => {
  const revisions = [
    revision({ 'score': 100, 'module-nccd': 1, 'module-ccd': 10, 'service-cycles': 0, 'files-read': 1, 'service-nccd': null }),
    revision({ 'score': 50, 'module-nccd': 1.2, 'module-ccd': 99, 'service-cycles': 1, 'files-read': 0.999, 'service-nccd': 1 }),
  ];
  expect(driftTables({ ...none, revisions })[0]?.rows).toEqual([['service-cycles', '0', '1'], ['score', '100', '50'], ['module-nccd', '1', '1.2']]);
});

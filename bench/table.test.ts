import { expect, test } from 'vitest';
import type { Round } from './compare.ts';
import type { Measurement } from './measure.ts';
import { PEERS } from './peers.ts';
import { renderTree, type TreeResult } from './table.ts';

const run = (wallMs: number): Measurement => ({ wallMs, cpuMs: wallMs * 2, peakKiB: 2048, exitCode: 1, stdout: '', stderr: '' });
const round = (cold: number, peer: number, warm: number): Round => ({ cold: run(cold), peer: run(peer), warm: run(warm), anew: run(warm + 10) });
const peer = PEERS.find((it) => it.id === 'rev-dep') ?? PEERS[0];

function result(change: Partial<TreeResult>): TreeResult {
  return {
    title: 'a tree', planted: undefined, bare: [run(50)], series: [], alone: [],
    verdict: { ok: true, files: 1000, saw: '3 no-module-cycle' }, ...change,
  };
}

test('medians and ratios of pairs stand in one row', () => {
  if (peer === undefined) throw new Error('no peers');
  const rounds = [round(100, 200, 50), round(300, 200, 100), round(200, 200, 20)];
  const text = renderTree(result({ series: [{ peer, outcome: { ok: true, rounds, saw: '7 cycles', files: 1000 } }] }));
  expect(text).toContain('| **mandate**, cold | 3 | 0.20 | 0.40 | 2 |');
  expect(text).toContain('| **mandate**, anew | 3 | 0.06 | 0.12 | 2 |');
  expect(text).toContain('| 3 | 0.20 | 0.40 | 2 | **1.00** (0.50–1.50) | **0.25** (0.10–0.50) | 1,000 files; 7 cycles |');
});

test('a peer that is not comparable keeps its row and says why', () => {
  if (peer === undefined) throw new Error('no peers');
  const text = renderTree(result({ series: [{ peer, outcome: { ok: false, why: 'did not finish in 180 s' } }] }));
  expect(text).toMatch(/rev-dep 2\.19\.1.*\*\*did not finish in 180 s\*\*/);
});

test('what mandate could not do is said instead of a table', () => {
  expect(renderTree(result({ verdict: { ok: false, why: 'it saw no files' } }))).toContain('mandate could not be measured: it saw no files');
});

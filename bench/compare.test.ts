import { expect, test } from 'vitest';
import { judge } from './compare.ts';
import type { Reading } from './peers.ts';

const tree = { root: '/tree', files: 1000, cyclic: true };
const run = { exitCode: 0, wallMs: 12_000 };
const reading = (files: number | undefined, cycles = 7): Reading => ({ ok: true, files, cycles, saw: `${cycles} cycles` });

test('a peer that did the work is comparable', () => {
  expect(judge(reading(1000), run, undefined, tree)).toEqual({ ok: true, saw: '7 cycles', files: 1000 });
  expect(judge(reading(undefined), run, 998, tree)).toMatchObject({ ok: true, files: 998 });
});

test.each([
  ['no files', judge(reading(0), run, undefined, tree), 'it saw 0 of 1000 files'],
  ['too few of them', judge(reading(undefined), run, 400, tree), 'it saw 400 of 1000 files'],
  ['no cycles', judge(reading(1000, 0), run, undefined, tree), 'none of the planted cycles'],
  ['a failure', judge({ ok: false, why: 'no config' }, run, undefined, tree), 'failed: no config'],
  ['the time limit', judge(reading(1000), { exitCode: undefined, wallMs: 180_000 }, undefined, tree), 'did not finish in 180 s'],
])('%s is not comparable', (_, judgement, why) => {
  expect(judgement).toEqual({ ok: false, why: expect.stringContaining(why) });
});

test('a checkout without planted cycles may have none', () => {
  expect(judge(reading(1000, 0), run, undefined, { ...tree, cyclic: false })).toMatchObject({ ok: true });
});

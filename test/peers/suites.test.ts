import { expect, test } from 'vitest';
import { suites } from './suites.ts';
import { runPeerCase } from './run-peer-case.ts';

const cases = suites.flatMap(({ peer, source, cases: own }) => own.map((one) => [`${peer} ${source} · ${one.of}`, one] as const));

test.each(cases)('%s', (_, one) => {
  const { reported, expected, unseen, marks, problems } = runPeerCase(one);
  expect(reported).toEqual(expected);
  expect(unseen).toEqual([]);
  expect(problems).toEqual([]);
  expect(marks).toBeGreaterThan(0);
});

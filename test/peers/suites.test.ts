import { describe, expect, test } from 'vitest';
import type { PeerCase } from './peer-case.ts';
import { renderSuites } from './render-suites.ts';
import { type Outcome, runPeerCase } from './run-peer-case.ts';
import { suites } from './suites.ts';

const outcomes = new Map<PeerCase, Outcome>();

function outcomeOf(one: PeerCase): Outcome {
  const outcome = outcomes.get(one) ?? runPeerCase(one);
  outcomes.set(one, outcome);
  return outcome;
}

function passes(one: PeerCase): boolean {
  const { reported, expected, unseen, problems } = outcomeOf(one);
  return reported.join() === expected.join() && unseen.length === 0 && problems.length === 0;
}

describe.each(suites.filter(({ cases }) => cases.length > 0).map((suite) => [`${suite.peer} ${suite.source}`, suite] as const))('%s', (_, { cases }) => {
  test.each(cases.map((one) => [one.of, one] as const))('%s', (_name, one) => {
    const { reported, expected, unseen, marks, problems } = outcomeOf(one);
    expect(reported).toEqual(expected);
    expect(unseen).toEqual([]);
    expect(problems).toEqual([]);
    expect(marks).toBeGreaterThan(0);
  });
});

test('every case of a suite is another one', () => {
  for (const { source, cases } of suites) expect(new Set(cases.map(({ of }) => of)).size, source).toBe(cases.length);
});

test('the document tells every suite, how many cases of it pass, and why a case says otherwise or is left out', async () => {
  const run = suites.map((suite) => ({ ...suite, passed: new Set(suite.cases.filter(passes)) }));
  await expect(renderSuites(run)).toMatchFileSnapshot('../../docs/peer-suites.md');
});

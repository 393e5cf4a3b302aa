import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const KNOWN = ['rev-dep', 'oxlint'];

test('without arguments all sizes and all peers are measured', () => {
  expect(readOptions([], KNOWN)).toMatchObject({ sizes: [1000, 5000, 20_000], peers: KNOWN, runs: 5, repo: undefined, keep: false });
});

test('the flags are read', () => {
  expect(readOptions(['--sizes', '300,400', '--peers', 'oxlint', '--runs', '2', '--limit', '9', '--keep'], KNOWN))
    .toMatchObject({ sizes: [300, 400], peers: ['oxlint'], runs: 2, limitMs: 9000, keep: true });
  expect(readOptions(['--peers', 'none', '--repo', 'shop'], KNOWN)).toMatchObject({ peers: [], repo: 'shop' });
});

test.each([
  [['--peers', 'ruff'], 'unknown peer "ruff"'],
  [['--runs', '0'], '--runs wants whole numbers of 1 or more'],
  [['--sizes', '1000,lots'], 'not "lots"'],
  [['--size', '1000'], '--size'],
])('%j is refused', (args, message) => {
  expect(readOptions(args, KNOWN)).toEqual({ wrong: expect.stringContaining(message) });
});

import { expect, test } from 'vitest';
import type { Measurement } from './measure.ts';
import { PEERS, type Reading } from './peers.ts';

function read(id: string, run: Partial<Measurement>): Reading | undefined {
  const whole = { wallMs: 1, cpuMs: 1, peakKiB: 1, exitCode: 0, stdout: '', stderr: '', ...run };
  return PEERS.find((it) => it.id === id)?.read(whole);
}

test.each([
  ['rev-dep', { exitCode: 0, stderr: 'Found 256 circular dependencies:\n' }, { ok: true, cycles: 256 }],
  ['rev-dep', { stdout: '✅ No circular dependencies found!\n' }, { ok: true, cycles: 0 }],
  ['rev-dep', { exitCode: 1, stderr: 'panic: no such directory' }, { ok: false, why: 'panic: no such directory' }],
  ['oxlint', { exitCode: 1, stdout: '  x import(no-cycle): …\nFinished in 3ms on 5000 files with 1 rules using 2 threads.' }, { ok: true, files: 5000, cycles: 1 }],
  ['oxlint', { exitCode: 1, stdout: 'Failed to parse configuration' }, { ok: false }],
  ['dependency-cruiser', { exitCode: 1, stdout: '  error no-circular: a → b\n\nx 1 dependency violations (1 errors, 0 warnings). 12 modules, 30 dependencies cruised.' }, { ok: true, files: 12, cycles: 1 }],
  ['dependency-cruiser', { stdout: '✔ no dependency violations found (12 modules, 30 dependencies cruised)' }, { ok: true, files: 12, cycles: 0 }],
  ['dependency-cruiser', { exitCode: 1, stderr: 'ERROR: no such file' }, { ok: false }],
  ['fallow', { exitCode: 1, stderr: '✗ 90 circular dependencies · 4 package cycles (2.50s)' }, { ok: true, cycles: 90 }],
  ['fallow', { exitCode: 2, stderr: 'Error: invalid root path' }, { ok: false, why: 'Error: invalid root path' }],
])('what %s says is read: %j', (id, run, expected) => {
  expect(read(id, run)).toMatchObject(expected);
});

test('every peer is pinned to one version', () => {
  for (const peer of PEERS) {
    expect(peer.packages[peer.id]).toBeDefined();
    for (const version of Object.values(peer.packages)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Project } from '../model/inventory.ts';
import type { End } from '../model/rule.ts';
import { fingerprint } from './fingerprint.ts';

test('it is the 64-bit FNV-1a of rule and ends', () => {
  fc.assert(fc.property(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (rule, from, to) => {
    const text = [rule, '', '', from, '', '', to].join('\0');
    expect(fingerprint(rule, { symbol: from }, { symbol: to })).toBe(fnv1a64(text));
  }));
});

test('a project that moves to another directory keeps its fingerprints', () => {
  const end = (root: string): End => module('@acme/orders', root, 'src/checkout.ts');
  expect(fingerprint('r', end('apps/orders'), {})).toBe(fingerprint('r', end('services/orders'), {}));
  expect(fingerprint('r', end(''), {})).toBe(fingerprint('r', end('apps/orders'), {}));
});

test('rule, project, path and symbol of either end tell findings apart', () => {
  const from = module('orders', 'apps/orders', 'src/a.ts');
  const to = module('billing', 'apps/billing', 'src/b.ts');
  const all = [
    fingerprint('r', from, to),
    fingerprint('s', from, to),
    fingerprint('r', to, from),
    fingerprint('r', module('orders2', 'apps/orders', 'src/a.ts'), to),
    fingerprint('r', from, module('billing', 'apps/billing', 'src/c.ts')),
    fingerprint('r', from, { ...to, symbol: 'Invoice' }),
    fingerprint('r', { ...from, symbol: 'Invoice' }, to),
  ];
  expect(new Set(all).size).toBe(all.length);
});

function module(name: string, root: string, path: string): End {
  const project = { name, root } as Project;
  return { module: { project, path: root === '' ? path : `${root}/${path}`, role: 'shipped' } };
}

/** The definition in whole numbers, over the same UTF-16 code units. */
function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    hash = ((hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

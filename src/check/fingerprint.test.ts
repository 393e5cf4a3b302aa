import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Identity } from '../model/identity.ts';
import { fingerprint } from './fingerprint.ts';

const identity: Identity = { from: '@acme/orders', to: '@acme/billing', names: ['Invoice'], nth: 0 };

test('it is the 64-bit FNV-1a of rule and identity', () => {
  fc.assert(fc.property(fc.string(), fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'grapheme' })), fc.nat(), (rule, from, names, nth) => {
    const text = [rule, from, 'to', '', nth, ...names].join('\0');
    expect(fingerprint(rule, { from, to: 'to', names, nth })).toBe(fnv1a64(text));
  }));
});

test('rule, ends, names, size and number tell findings apart', () => {
  const all = [
    fingerprint('r', identity),
    fingerprint('s', identity),
    fingerprint('r', { ...identity, from: identity.to, to: identity.from }),
    fingerprint('r', { ...identity, from: '@acme/orders2' }),
    fingerprint('r', { ...identity, to: '@acme/billing · invoices' }),
    fingerprint('r', { ...identity, names: [] }),
    fingerprint('r', { ...identity, names: ['Invoice', 'Line'] }),
    fingerprint('r', { ...identity, size: 3 }),
    fingerprint('r', { ...identity, nth: 1 }),
  ];
  expect(new Set(all).size).toBe(all.length);
});

/** The definition in whole numbers, over the same UTF-16 code units. */
function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    hash = ((hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

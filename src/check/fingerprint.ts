import type { Identity } from '../model/identity.ts';

/** Names a finding by its rule and identity: 16 hex digits. What identity leaves out, such as paths, a fingerprint survives. */
export function fingerprint(rule: string, { from, to, names, size, nth }: Identity): string {
  return fnv1a64([rule, from, to, size ?? '', nth, ...names].join('\0'));
}

/** FNV-1a of the UTF-16 code units, 64 bits, in four 16-bit limbs: pure, and the same on every platform. */
export function fnv1a64(text: string): string {
  let [a, b, c, d] = [0xcbf2, 0x9ce4, 0x8422, 0x2325];
  for (let at = 0; at < text.length; at++) {
    d ^= text.charCodeAt(at);
    // Multiplies by the prime 0x100000001b3: limbs by 0x1b3, and the lowest ones shifted up by 0x100 × 2^32.
    const low = d * 0x1b3;
    const second = c * 0x1b3 + Math.floor(low / 0x10000);
    const third = b * 0x1b3 + d * 0x100 + Math.floor(second / 0x10000);
    const high = a * 0x1b3 + c * 0x100 + Math.floor(third / 0x10000);
    [a, b, c, d] = [high & 0xffff, third & 0xffff, second & 0xffff, low & 0xffff];
  }
  return [a, b, c, d].map((limb) => limb.toString(16).padStart(4, '0')).join('');
}

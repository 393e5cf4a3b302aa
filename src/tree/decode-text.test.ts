import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(Buffer.from('const a = 1;'))).toEqual({ text: 'const a = 1;', lossy: false });
    expect(decodeText(Buffer.from('\uFEFFconst ä = "😀";'))).toEqual({ text: 'const ä = "😀";', lossy: false });
    expect(decodeText(new Uint8Array(0))).toEqual({ text: '', lossy: false });
  });

  it('reads UTF-16 of either byte order by its mark', () => {
    const little = Buffer.from('\uFEFFimport "ä"', 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(decodeText(little)).toEqual({ text: 'import "ä"', lossy: false });
    expect(decodeText(big)).toEqual({ text: 'import "ä"', lossy: false });
    expect(decodeText(Buffer.concat([little, Buffer.from([65])])).lossy).toBe(true);
    expect(decodeText(Buffer.concat([big, Buffer.from([65])]))).toEqual({ text: 'import "ä"\uFFFD', lossy: true });
  });

  it('says when bytes are no text', () => {
    expect(decodeText(Uint8Array.from([97, 0xff, 98]))).toEqual({ text: 'a\uFFFDb', lossy: true });
  });

  it('reads a view on a larger buffer, and does not change it', () => {
    const whole = new Uint8Array(Buffer.from('..\uFEFFab..', 'utf8'));
    const before = [...whole];
    expect(decodeText(whole.subarray(2, 7)).text).toBe('ab');
    expect([...whole]).toEqual(before);
  });
});

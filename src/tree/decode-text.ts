import { isAscii, isUtf8 } from 'node:buffer';

/**
 * The text of a file as an editor shows it: without a byte order mark, UTF-16 told by its mark, UTF-8 otherwise.
 * `lossy` says that some bytes were no text of that encoding and stand in the text as U+FFFD.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly lossy: boolean } {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return decodeUtf16(buffer.subarray(2));
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return decodeUtf16(swapped(buffer.subarray(2)));
  const start = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
  // Most source is ASCII, which becomes a one-byte string by a plain copy.
  if (isAscii(buffer)) return { text: buffer.toString('latin1'), lossy: false };
  return { text: buffer.toString('utf8', start), lossy: !isUtf8(buffer) };
}

function decodeUtf16(buffer: Buffer): { readonly text: string; readonly lossy: boolean } {
  const odd = buffer.length % 2 === 1;
  return { text: buffer.toString('utf16le') + (odd ? '\uFFFD' : ''), lossy: odd };
}

function swapped(buffer: Buffer): Buffer {
  const copy = Buffer.from(buffer);
  copy.subarray(0, copy.length - (copy.length % 2)).swap16();
  return copy;
}

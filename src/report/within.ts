/** As many blocks as fit, in their order; when some do not, what `rest` says of their number comes last, and fits as well. */
export function within(blocks: readonly string[], { limit, sizeOf, rest }: {
  readonly limit: number;
  sizeOf(text: string): number;
  rest(left: number): string;
}): string {
  const sizes = blocks.map(sizeOf);
  if (sizes.reduce((sum, size) => sum + size, 0) <= limit) return blocks.join('');
  const room = limit - sizeOf(rest(blocks.length));
  let [size, count] = [0, 0];
  while (count < blocks.length && size + sizes[count]! <= room) size += sizes[count++]!;
  return `${blocks.slice(0, count).join('')}${rest(blocks.length - count)}`;
}

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Two units of a pair take four bytes together, so each of them adds one.
    if (unit > 0x7f) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}

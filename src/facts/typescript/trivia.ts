/** Offset of the first token at or after `at`: past white space, comments, a byte order mark and a shebang line. */
export function skipTrivia(text: string, at: number): number {
  if (at === 0) {
    if (text.charCodeAt(0) === 0xfeff) at = 1;
    if (text.charCodeAt(at) === 35 /* # */ && text.charCodeAt(at + 1) === 33 /* ! */) at = endOfLine(text, at);
  }
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) at++;
    else if (code === 47 /* / */) {
      const next = text.charCodeAt(at + 1);
      if (next === 47) at = endOfLine(text, at);
      else if (next === 42 /* * */) at = endOfBlock(text, at);
      else return at;
    } else return at;
  }
}

/** Offset of the line feed that ends the line of `at`, or the end of the text. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Offset after the block comment that opens at `at`, or the end of the text when it is never closed. */
export function endOfBlock(text: string, at: number): number {
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

/** 1 for what an ASCII identifier or number is made of, by code unit. */
export const isWordCode = Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w$]/.test(String.fromCharCode(code))));

/** Offset after the run of ASCII identifier characters at `at`. */
export function endOfWord(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (!(code < 128) || isWordCode[code] === 0) return at;
    at++;
  }
}

/** Whether the character at `at` could go on with an identifier in a way that `endOfWord` does not read. */
export function continuesWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 128 || code === 92 /* \ */;
}

/** Whether a line ends between two offsets. */
export function hasNewline(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) return true;
  return false;
}

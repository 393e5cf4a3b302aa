/**
 * Makes a function from offset to line and column, both from 1; offsets must come in ascending order.
 *
 * Lines end at `\n`, `\r\n` and a lone `\r`, as in editors; columns count UTF-16 code units; a byte order mark takes no
 * column.
 */
export function makeLocator(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const nextLine = hasLoneReturn(text) ? startOfNextLine : startAfterNewline;
  let line = 1;
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let next = nextLine(text, 0);
  return (offset) => {
    while (next <= offset) {
      line++;
      start = next;
      next = nextLine(text, next);
    }
    return { line, column: offset - start + 1 };
  };
}

/** Whether a carriage return ends a line by itself, as in files of very old editors. */
export function hasLoneReturn(text: string): boolean {
  return text.includes('\r') && /\r(?!\n)/.test(text);
}

function startAfterNewline(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? Infinity : at + 1;
}

function startOfNextLine(text: string, from: number): number {
  const end = /\r\n?|\n/g;
  end.lastIndex = from;
  return end.test(text) ? end.lastIndex : Infinity;
}

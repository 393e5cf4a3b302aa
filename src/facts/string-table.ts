/** Numbers strings, each distinct one once. */
export interface StringTable {
  readonly list: readonly string[];
  intern(text: string): number;
}

/** A table that starts with the strings given; the index over them is built when the first new string comes. */
export function createStringTable(initial: readonly string[] = []): StringTable {
  const list = [...initial];
  let numbers: Map<string, number> | undefined;
  return {
    list,
    intern(text) {
      numbers ??= new Map(list.map((known, number) => [known, number]));
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const own = detach(text);
      numbers.set(own, list.length);
      return list.push(own) - 1;
    },
  };
}

/** Slices of this length or more keep the whole source that they were cut from alive; shorter ones are copies. */
const shortestSlice = 13;
const scratch = Buffer.allocUnsafe(4096);

/** A copy of one's own; of plain text in one byte a character, made in place. */
function detach(text: string): string {
  if (text.length < shortestSlice) return text;
  if (text.length <= scratch.length) {
    const copy = scratch.toString('latin1', 0, scratch.write(text, 0, 'latin1'));
    if (copy === text) return copy;
  }
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

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

function detach(text: string): string {
  return text.length < shortestSlice ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

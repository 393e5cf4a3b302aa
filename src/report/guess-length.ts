/** How much of a line to mark where only the start is known: a string literal to its closing quote, else a word, else one character. */
export function guessLength(line: string, from: number): number {
  const quote = line[from];
  if (quote === "'" || quote === '"' || quote === '`') {
    const end = line.indexOf(quote, from + 1);
    if (end !== -1) return end + 1 - from;
  }
  const word = /[\w$@]+/y;
  word.lastIndex = from;
  return word.exec(line)?.[0].length ?? 1;
}

import { cellsOf } from './cells.ts';

/** Breaks a text at spaces into lines of at most this many cells; a longer word stays whole, and indents stay. */
export function wrapText(text: string, cells: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph.trimEnd(), cells));
}

function wrapParagraph(paragraph: string, cells: number): string[] {
  const lines: string[] = [];
  const indent = /^ */.exec(paragraph)![0];
  let line = '';
  let taken = indent.length;
  for (const word of paragraph.slice(indent.length).split(/ +/)) {
    const wide = cellsOf(word);
    if (line !== '' && taken + 1 + wide > cells) {
      lines.push(indent + line);
      [line, taken] = [word, indent.length + wide];
    } else {
      taken += wide + (line === '' ? 0 : 1);
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}

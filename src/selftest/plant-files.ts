import type { Plant, PlantEdit } from '../model/plant.ts';

/** The files that planting makes or changes, and the planted lines in each, from 1. */
export interface Planted {
  readonly files: ReadonlyMap<string, string>;
  /** Whether a line of a file was put there for this plant. */
  isPlanted(plant: Plant, file: string, line: number): boolean;
}

/** Puts all plants into one set of files. The same text for the same file is put there once. */
export function plantFiles(plants: readonly Plant[], textOf: (path: string) => string | undefined): Planted {
  const files = new Map<string, string>();
  const lines = new Map<string, readonly [first: number, last: number]>();
  for (const edit of plants.flatMap(({ edits }) => edits)) {
    const { path, text, replaces } = edit;
    if (lines.has(keyOf(edit))) continue;
    const before = replaces === true ? '' : withLineEnd(files.get(path) ?? textOf(path) ?? '');
    files.set(path, `${before}${withLineEnd(text)}`);
    const first = linesIn(before) + 1;
    lines.set(keyOf(edit), [first, first + linesIn(withLineEnd(text)) - 1]);
  }
  return {
    files,
    isPlanted: ({ edits }, file, line) => edits.some((edit) => {
      const [first, last] = lines.get(keyOf(edit))!;
      return edit.path === file && first <= line && line <= last;
    }),
  };
}

function keyOf({ path, text }: PlantEdit): string {
  return `${path}\n${text}`;
}

function withLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Lines as parsers count them: each ends with LF, CR LF or CR. */
function linesIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

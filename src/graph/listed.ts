/** What the files of a repository have of one sort, in the order of files; `files` tells the file of each item. */
export interface Listed<Item> {
  readonly files: readonly number[];
  readonly items: readonly Item[];
}

/** Collects what each file has. */
export function listAll<Item>(files: number, of: (file: number) => readonly Item[]): Listed<Item> {
  const list: { files: number[]; items: Item[] } = { files: [], items: [] };
  for (let file = 0; file < files; file++) {
    for (const item of of(file)) {
      list.files.push(file);
      list.items.push(item);
    }
  }
  return list;
}

/** The list after one file came to have others; the items of all others stay. */
export function relist<Item>({ files, items }: Listed<Item>, file: number, now: readonly Item[]): Listed<Item> {
  const [from, to] = [firstFrom(files, file), firstFrom(files, file + 1)];
  return {
    files: files.slice(0, from).concat(now.map(() => file), files.slice(to)),
    items: items.slice(0, from).concat(now, items.slice(to)),
  };
}

/** Where the items of a file, or of those after it, begin. */
function firstFrom(files: readonly number[], file: number): number {
  let [low, high] = [0, files.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (files[middle]! < file) low = middle + 1;
    else high = middle;
  }
  return low;
}

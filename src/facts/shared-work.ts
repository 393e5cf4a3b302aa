/** Files are claimed by blocks: few enough claims to cost nothing, small enough that no thread waits long at the end. */
const blockSize = 32;

/** Who read a block. */
export type Reader = 'here' | 'there';

const readers = { here: 1, there: 2 } as const satisfies Record<Reader, number>;

/**
 * A list of files that several threads read together, whoever is free taking the next block. All of its state is in
 * `state`, memory that threads share: the next block, what the other thread is doing, and who claimed each block.
 */
export interface SharedWork {
  readonly state: Int32Array;
  /** The next files to read, from the first up to but not including the second; undefined when all are claimed. */
  claim(reader: Reader): readonly [number, number] | undefined;
  /** The files that a reader claimed. */
  claimedBy(reader: Reader): number[];
}

/** Where in the state each thing stands; blocks follow. */
export const slots = { next: 0, finished: 1, beat: 2, blocks: 3 } as const;

export function sharedWork(files: number, state: Int32Array = new Int32Array(new SharedArrayBuffer(4 * (slots.blocks + Math.ceil(files / blockSize))))): SharedWork {
  const blocks = Math.ceil(files / blockSize);
  const rangeOf = (block: number): readonly [number, number] => [block * blockSize, Math.min(files, (block + 1) * blockSize)];
  return {
    state,
    claim(reader) {
      const block = Atomics.add(state, slots.next, 1);
      if (block >= blocks) return undefined;
      Atomics.store(state, slots.blocks + block, readers[reader]);
      Atomics.add(state, slots.beat, 1);
      return rangeOf(block);
    },
    claimedBy(reader) {
      const files: number[] = [];
      for (let block = 0; block < blocks; block++) {
        if (Atomics.load(state, slots.blocks + block) !== readers[reader]) continue;
        const [from, to] = rangeOf(block);
        for (let file = from; file < to; file++) files.push(file);
      }
      return files;
    },
  };
}

/** The facts that a second thread read, in a form that crosses threads. */
export interface SourceChunk {
  /** Per file: its place in the list, where its record starts (-1 when it could not be read), 1 when it was no UTF-8. */
  readonly rows: Int32Array;
  /** Per file that could be read, its cache key, in the order of the rows. */
  readonly keys: readonly string[];
  readonly records: Int32Array;
  readonly strings: readonly string[];
}

/** A second thread that reads files of the same list. */
export interface Assistant {
  readonly work: SharedWork;
  /** Waits for it; undefined when it failed or hangs, so that its files must be read here. */
  collect(): SourceChunk | undefined;
}

import { type MessagePort, workerData } from 'node:worker_threads';
import { readShare } from '../facts/read-share.ts';
import { sharedWork, slots } from '../facts/shared-work.ts';
import { wordSearch } from '../facts/word-search.ts';
import { blobId } from '../tree/blob-id.ts';
import { decodeText } from '../tree/decode-text.ts';
import { fileReader } from '../tree/read-file.ts';

/** What the thread is started with. */
export interface ExtractionTask {
  readonly root: string;
  readonly paths: readonly string[];
  readonly words: readonly string[];
  readonly state: Int32Array;
  readonly port: MessagePort;
}

const { root, paths, words, state, port } = workerData as ExtractionTask;
try {
  const read = fileReader();
  const chunk = readShare(paths, sharedWork(paths.length, state), {
    bytes: (path) => read(`${root}/${path}`),
    decode: decodeText,
    keyOf: (_path, bytes) => blobId(bytes),
    worded: wordSearch(words),
  });
  port.postMessage(chunk, [chunk.rows.buffer, chunk.records.buffer] as ArrayBuffer[]);
  Atomics.store(state, slots.finished, 1);
} catch {
  // The files claimed here are read again by the main thread, which tells what is wrong with them.
  Atomics.store(state, slots.finished, 2);
}
Atomics.notify(state, slots.finished);

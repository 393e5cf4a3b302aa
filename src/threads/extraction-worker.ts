import { type MessagePort, workerData } from 'node:worker_threads';
import { readSource } from '../facts/read-sources.ts';
import { type SourceChunk, sharedWork, slots } from '../facts/shared-work.ts';
import { createStringTable } from '../facts/string-table.ts';
import { RecordWriter } from '../model/fact-table.ts';
import { blobId } from '../tree/blob-id.ts';
import { decodeText } from '../tree/decode-text.ts';
import { fileReader } from '../tree/read-file.ts';

/** What the thread is started with. */
export interface ExtractionTask {
  readonly root: string;
  readonly paths: readonly string[];
  readonly state: Int32Array;
  readonly port: MessagePort;
}

const { root, paths, state, port } = workerData as ExtractionTask;
try {
  const chunk = readClaimed();
  port.postMessage(chunk, [chunk.rows.buffer, chunk.records.buffer] as ArrayBuffer[]);
  Atomics.store(state, slots.finished, 1);
} catch {
  // The files claimed here are read again by the main thread, which tells what is wrong with them.
  Atomics.store(state, slots.finished, 2);
}
Atomics.notify(state, slots.finished);

function readClaimed(): SourceChunk {
  const read = fileReader();
  const strings = createStringTable();
  const out = new RecordWriter();
  const keys: string[] = [];
  const rows = new RecordWriter();
  const work = sharedWork(paths.length, state);
  const input = { bytes: (path: string) => read(`${root}/${path}`), decode: decodeText, keyOf: (_path: string, bytes: Uint8Array) => blobId(bytes) };
  for (let claim = work.claim('there'); claim !== undefined; claim = work.claim('there')) {
    for (let file = claim[0]; file < claim[1]; file++) {
      const source = readSource(paths[file]!, input, out, strings.intern, () => undefined);
      rows.push(file);
      rows.push(source.kind === 'read' ? source.offset : -1);
      rows.push(source.kind === 'read' && source.lossy ? 1 : 0);
      if (source.kind === 'read') keys.push(source.key);
    }
  }
  return { rows: rows.records.slice(0, rows.length), keys, records: out.records.slice(0, out.length), strings: strings.list };
}

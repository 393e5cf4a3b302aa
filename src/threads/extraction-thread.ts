import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import { type Assistant, type SourceChunk, sharedWork, slots } from '../facts/shared-work.ts';
import type { ExtractionTask } from './extraction-worker.ts';

/** Below this many files to read, starting a thread costs more than it saves. */
const enoughFiles = 8_000;

/**
 * V8 collects garbage and compiles on threads of its own. Where there are two processors, often halves of one core, a
 * third busy thread was measured to win nothing at 20,000 files, and to cost 40 % more processor time.
 */
const enoughProcessors = 3;

/** A thread that has not claimed a block for this long hangs, or never started; milliseconds. */
const patience = 10_000;

/**
 * A second thread that reads source files below `root`; undefined where it would win nothing, and where there is no
 * built worker to start, as when this code runs from its sources.
 */
export function startExtractionThread(root: string, paths: readonly string[], words: readonly string[]): Assistant | undefined {
  if (paths.length < enoughFiles || availableParallelism() < enoughProcessors) return undefined;
  const script = new URL('./extraction-worker.js', import.meta.url);
  return existsSync(script) ? startThread(script, root, paths, words) : undefined;
}

/**
 * Starts the built worker. The caller works on synchronously and never yields to the event loop, so all is said through
 * shared memory and a port that is read without it.
 */
export function startThread(script: URL, root: string, paths: readonly string[], words: readonly string[]): Assistant {
  const work = sharedWork(paths.length);
  const { port1, port2 } = new MessageChannel();
  const task: ExtractionTask = { root, paths, words, state: work.state, port: port2 };
  const worker = new Worker(script, { workerData: task, transferList: [port2], stdin: false });
  // Whatever happens to it, its files are read here if it does not hand them over.
  worker.on('error', () => undefined);
  worker.unref();
  return {
    work,
    collect() {
      const done = waitFor(work.state);
      const message = done ? receiveMessageOnPort(port1) as { message: SourceChunk } | undefined : undefined;
      port1.close();
      void worker.terminate();
      return message?.message;
    },
  };
}

/** Whether the thread finished well, before it stopped to make progress. */
function waitFor(state: Int32Array): boolean {
  for (;;) {
    const beat = Atomics.load(state, slots.beat);
    const finished = Atomics.load(state, slots.finished);
    if (finished !== 0) return finished === 1;
    if (Atomics.wait(state, slots.finished, 0, patience) === 'timed-out' && Atomics.load(state, slots.beat) === beat) {
      return Atomics.load(state, slots.finished) === 1;
    }
  }
}

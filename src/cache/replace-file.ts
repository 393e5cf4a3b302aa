import { randomBytes } from 'node:crypto';
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeDirectory } from './make-directory.ts';

/**
 * Puts bytes in the place of a cache file in one step, so that a run beside this one, or one that is killed, leaves it whole;
 * drafts that killed runs left go. A directory that cannot be written to is no error: the next run is a cold one.
 */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    makeDirectory(dirname(file));
    writeFileSync(draft, content);
    renameSync(draft, file);
    removeAbandoned(file);
  } catch {
    remove(draft);
  }
}

/** No run takes so long to write a draft; milliseconds. */
const longest = 60 * 60 * 1000;

/** A process of another machine or container may have a number that nobody has here, so its drafts go by their age too. */
function removeAbandoned(file: string): void {
  const directory = dirname(file);
  for (const name of readdirSync(directory)) {
    const draft = new RegExp(`^(.+)\\.(\\d{1,10})(?:\\.[0-9a-f]{8})?\\.tmp$`).exec(name);
    if (draft?.[1] !== basename(file)) continue;
    const path = join(directory, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > longest || !isAlive(Number(draft[2]))) remove(path);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be written, there is nothing to remove.
  }
}

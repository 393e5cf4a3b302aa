import { accessSync, closeSync, constants, fstatSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeDirectory } from '../../cache/make-directory.ts';
import { UserError } from '../../model/user-error.ts';
import { type StoreContent, readStore } from './read-store.ts';

/**
 * What is in a history file. Throws a UserError where it cannot be read, or is something else: then nothing may be added to it.
 *
 * @param name the file as the user calls it
 */
export function loadStore(path: string, name: string): StoreContent {
  const bytes = explained(name, 'read', () => {
    const size = statSync(path).size;
    if (size > largest) throw new Error(`it has ${Math.round(size / 1024 / 1024)} MB, and ${largest / 1024 / 1024} are the most`);
    return readFileSync(path);
  });
  const content = readStore(bytes);
  if (content.isStore) return content;
  const { number, why } = content.lost[0]!;
  throw new UserError('usage', `${name} is no history file of mandate, and nothing was written to it: line ${number} ${why}. `
    + 'Name another file; one that is not there is made.');
}

/** Throws a UserError where the file cannot be appended to, before hours are spent on what goes into it. False where there is none yet. */
export function requireWritable(path: string, name: string): boolean {
  return explained(name, 'written', () => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) throw new Error('it is a directory');
    if (stat !== undefined) accessSync(path, constants.R_OK | constants.W_OK);
    else accessSync(nearestDirectory(dirname(path)), constants.W_OK);
    return stat !== undefined;
  });
}

/**
 * Adds lines at the end in one write, so that runs beside this one add theirs before or behind them. What a killed run left of a line is ended first.
 */
export function appendLines(path: string, name: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  explained(name, 'written', () => {
    makeDirectory(dirname(path));
    const file = openSync(path, 'a+');
    try {
      const { size } = fstatSync(file);
      const last = Buffer.alloc(1);
      const isEnded = size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === 10);
      const bytes = Buffer.from(`${isEnded ? '' : '\n'}${lines.join('\n')}\n`);
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    } finally {
      closeSync(file);
    }
  });
}

/** A file of more bytes is no history. */
const largest = 1024 * 1024 * 1024;

function nearestDirectory(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) !== undefined || dirname(path) === path ? path : nearestDirectory(dirname(path));
}

function explained<Result>(name: string, what: 'read' | 'written', act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw new UserError('usage', `The history file ${name} could not be ${what}: ${error instanceof Error ? error.message : String(error)}. `
      + (what === 'read' ? 'Name the file that --store wrote.' : 'Name a file that can be written, or run without --store.'), { cause: error });
  }
}

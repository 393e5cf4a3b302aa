import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../cache/make-directory.ts';

/** Transpiled files that are kept; a config is made of a few. */
const most = 32;
const seal = '.sha1';

/** Whether transpiled files can be kept in a directory. One that cannot be made is no error: the next run transpiles again. */
export function isUsable(directory: string): boolean {
  try {
    makeDirectory(directory);
    return true;
  } catch {
    return false;
  }
}

/**
 * Removes every transpiled file that is not, byte for byte, what a run before has vouched for: the transpiler would run a
 * damaged one, and what it runs is code.
 */
export function removeUnvouched(directory: string): void {
  try {
    for (const name of filesIn(directory)) {
      if (textOf(join(directory, name + seal)) !== digestOf(join(directory, name))) forget(directory, name);
    }
  } catch {
    // No directory, nothing to trust.
  }
}

/** Vouches for what is there now, and keeps the newest. */
export function vouch(directory: string): void {
  try {
    makeDirectory(directory);
    const newest = filesIn(directory).map((name) => ({ name, time: statSync(join(directory, name)).mtimeMs })).sort((a, b) => b.time - a.time);
    for (const { name } of newest.slice(most)) forget(directory, name);
    for (const { name } of newest.slice(0, most)) {
      if (textOf(join(directory, name + seal)) === undefined) writeFileSync(join(directory, name + seal), digestOf(join(directory, name)));
    }
  } catch {
    // Unvouched files are transpiled again.
  }
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).filter((one) => one.isFile() && !one.name.endsWith(seal)).map(({ name }) => name);
}

function forget(directory: string, name: string): void {
  for (const file of [name, name + seal]) rmSync(join(directory, file), { force: true });
}

function digestOf(file: string): string {
  return createHash('sha1').update(readFileSync(file)).digest('hex');
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../model/user-error.ts';

/** Writes files below a root, each in one step, and takes away those without a text. A link on the way is not followed: it may lead anywhere. */
export function writeBaseline(root: string, writes: ReadonlyMap<string, string | undefined>): void {
  for (const [path, text] of writes) {
    refuseLinks(root, path);
    const file = join(root, path);
    const draft = `${file}.${process.pid}.tmp`;
    try {
      if (text === undefined) rmSync(file, { force: true });
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(draft, text);
        renameSync(draft, file);
      }
    } catch (error) {
      rmSync(draft, { force: true });
      throw new UserError('usage', `The baseline could not be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}

function refuseLinks(root: string, path: string): void {
  const names = path.split('/');
  for (let depth = 1; depth <= names.length; depth++) {
    const part = names.slice(0, depth).join('/');
    if (lstatSync(join(root, part), { throwIfNoEntry: false })?.isSymbolicLink() !== true) continue;
    throw new UserError('usage', `${part} is a symbolic link, and the baseline is not written through one. Put a directory of the repository in its place.`);
  }
}

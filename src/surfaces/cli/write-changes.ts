import { accessSync, constants, lstatSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Proposal } from '../../fix-repository.ts';

type Change = Proposal['changes'][number];

export interface Written {
  readonly written: readonly string[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Writes changed texts, each file in one step, with its mode and its byte order mark kept. A file that is no longer what was
 * read, that lies behind a symbolic link, or that may not be written to, is left as it is and told.
 */
export function writeChanges(root: string, changes: readonly Change[]): Written {
  const top = realpathSync(root);
  const results = changes.map((change) => ({ file: change.file, reason: write(top, change) }));
  return {
    written: results.filter(({ reason }) => reason === undefined).map(({ file }) => file),
    skipped: results.flatMap(({ file, reason }) => (reason === undefined ? [] : [{ file, reason }])),
  };
}

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Why a change was not written; undefined when it was. */
function write(top: string, { file, before, after }: Change): string | undefined {
  const path = resolve(top, file);
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    if (!path.startsWith(top + sep) || realpathSync(dirname(path)) !== dirname(path)) return 'it lies behind a symbolic link';
    const status = lstatSync(path);
    if (!status.isFile()) return 'it is no plain file any more';
    accessSync(path, constants.W_OK);
    const bytes = readFileSync(path);
    const hasMark = bytes.subarray(0, 3).equals(mark);
    if (!bytes.subarray(hasMark ? 3 : 0).equals(Buffer.from(before))) return 'it has changed since it was read';
    writeFileSync(draft, Buffer.concat([...(hasMark ? [mark] : []), Buffer.from(after)]), { mode: status.mode, flag: 'wx' });
    renameSync(draft, path);
    return undefined;
  } catch (error) {
    rmSync(draft, { force: true });
    return `it could not be written (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`;
  }
}

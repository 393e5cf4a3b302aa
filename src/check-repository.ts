import { join } from 'node:path';
import { loadReport, reportKey, saveReport } from './cache/report-cache.ts';
import type { Report } from './model/report.ts';
import type { FactMemory, SessionSettings } from './session.ts';
import { decodeText } from './tree/decode-text.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';

/** A report, and the text of the files that it speaks of. */
export interface Checked {
  readonly report: Report;
  sourceOf(path: string): string | undefined;
  /** Whether version control ignores a path. */
  ignores(path: string, directory: boolean): boolean;
}

/**
 * The report on a directory of the disk. One that is as it was when the last report was made is not analysed again, and
 * the code that would analyse it is not even loaded. With a `memory` of the check before, facts stay in the process.
 */
export async function checkRepository(root: string, settings: SessionSettings, memory?: FactMemory): Promise<Checked> {
  const tree = await openWorkingTree(root);
  const sourceOf: Checked['sourceOf'] = (path) => {
    const bytes = tree.bytes(path);
    return bytes && decodeText(bytes).text;
  };
  const ignores: Checked['ignores'] = (path, directory) => tree.ignores(path, directory);
  const { cacheDirectory } = settings;
  const key = cacheDirectory && memory?.facts === undefined ? reportKey(tree, settings.config ?? {}, settings.rules) : undefined;
  const file = cacheDirectory && key !== undefined ? { path: join(cacheDirectory, 'report.json'), key } : undefined;
  const kept = file && loadReport(file.path, file.key);
  if (kept !== undefined) return { report: kept, sourceOf, ignores };

  const { analyse, onDisk, prepare } = await import('./session.ts');
  const isPrepared = await prepare(tree);
  let assisted = false;
  const report = analyse(tree, settings, {
    ...onDisk(root, cacheDirectory), ...(memory === undefined ? {} : { memory }), onAssist: () => (assisted = true),
  }).report();
  // The state is gone when a file changed while it was read; what another thread reads, the tree does not see.
  // What an installation that lacks something could not read, one that is repaired can.
  if (file !== undefined && isPrepared && !assisted && tree.state?.() !== undefined) saveReport(file.path, file.key, report);
  return { report, sourceOf, ignores };
}

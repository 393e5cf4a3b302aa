import { join } from 'node:path';
import { loadReport, reportKey, saveReport } from './cache/report-cache.ts';
import type { Report } from './model/report.ts';
import type { SessionSettings } from './session.ts';
import { decodeText } from './tree/decode-text.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';

/** A report, and the text of the files that it speaks of. */
export interface Checked {
  readonly report: Report;
  sourceOf(path: string): string | undefined;
}

/**
 * The report on a directory of the disk. One that is as it was when the last report was made is not analysed again, and
 * the code that would analyse it is not even loaded.
 */
export async function checkRepository(root: string, settings: SessionSettings): Promise<Checked> {
  const tree = await openWorkingTree(root);
  const sourceOf: Checked['sourceOf'] = (path) => {
    const bytes = tree.bytes(path);
    return bytes && decodeText(bytes).text;
  };
  const { cacheDirectory } = settings;
  const key = cacheDirectory ? reportKey(tree, settings.config ?? {}, settings.rules, JSON.stringify([settings.today, settings.waiverSites])) : undefined;
  const file = cacheDirectory && key !== undefined ? { path: join(cacheDirectory, 'report.json'), key } : undefined;
  const kept = file && loadReport(file.path, file.key);
  if (kept !== undefined) return { report: kept, sourceOf };

  const { analyse, onDisk, prepare } = await import('./session.ts');
  await prepare(tree);
  let assisted = false;
  const report = analyse(tree, settings, { ...onDisk(root, cacheDirectory), onAssist: () => (assisted = true) }).report();
  // The state is gone when a file changed while it was read; what another thread reads, the tree does not see.
  if (file !== undefined && !assisted && tree.state?.() !== undefined) saveReport(file.path, file.key, report);
  return { report, sourceOf };
}

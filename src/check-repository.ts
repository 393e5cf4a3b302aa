import { join } from 'node:path';
import { loadReport, reportKey, saveReport } from './cache/report-cache.ts';
import { compareReports } from './check/compare-reports.ts';
import type { Report } from './model/report.ts';
import type { Tree } from './model/tree.ts';
import type { OnDisk, SessionSettings } from './session.ts';
import { decodeText } from './tree/decode-text.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';

/** A report, and the text of the files that it speaks of. */
export interface Checked {
  readonly report: Report;
  sourceOf(path: string): string | undefined;
}

export interface CheckSettings extends SessionSettings {
  /** A ref: findings that were there where HEAD parted from it are known, and do not count. */
  readonly affected?: string;
}

/**
 * The report on a directory of the disk. One that is as it was when the last report was made is not analysed again, and
 * the code that would analyse it is not even loaded.
 */
export async function checkRepository(root: string, settings: CheckSettings): Promise<Checked> {
  // A ref that is not there is told before anything is analysed.
  const compared = settings.affected === undefined ? undefined : await (await import('./open-base.ts')).openBase(root, settings.affected);
  const tree = await openWorkingTree(root);
  const report = await reportOn(tree, settings, 'report.json', { root });
  const sourceOf: Checked['sourceOf'] = (path) => {
    const bytes = tree.bytes(path);
    return bytes && decodeText(bytes).text;
  };
  if (compared === undefined) return { report, sourceOf };
  const { base } = compared;
  const onProgress: SessionSettings['onProgress'] = (_, done, of) => settings.onProgress?.(`Reading files of ${base.commit.slice(0, 10)}`, done, of);
  const before = await reportOn(compared.tree, { ...settings, onProgress }, 'base-report.json', { forgets: true });
  compared.tree.requireWhole();
  return { report: compareReports(report, before, base), sourceOf };
}

/** The report on a tree: the kept one where it is of this very tree, else a new one, which is kept in that file. */
async function reportOn(tree: Tree, settings: SessionSettings, file: string, { root, forgets = false }: Pick<OnDisk, 'root' | 'forgets'>): Promise<Report> {
  const { cacheDirectory } = settings;
  const key = cacheDirectory ? reportKey(tree, settings.config ?? {}, settings.rules, JSON.stringify([settings.today, settings.waiverSites])) : undefined;
  const place = cacheDirectory && key !== undefined ? { path: join(cacheDirectory, file), key } : undefined;
  const kept = place && loadReport(place.path, place.key);
  if (kept !== undefined) return kept;
  const { analyse, cacheFileIn, prepare } = await import('./session.ts');
  await prepare(tree);
  let assisted = false;
  const report = analyse(tree, settings, { ...cacheFileIn(cacheDirectory), ...(root === undefined ? {} : { root }), forgets, onAssist: () => (assisted = true) }).report();
  // The state is gone when a file changed while it was read; what another thread reads, the tree does not see.
  if (place !== undefined && !assisted && tree.state?.() !== undefined) saveReport(place.path, place.key, report);
  return report;
}

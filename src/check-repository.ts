import { join } from 'node:path';
import { loadReport, reportKey, saveReport } from './cache/report-cache.ts';
import { fileGlobSet } from './inventory/glob.ts';
import type { Report } from './model/report.ts';
import type { CruiseBeside } from './cruiser/cruise-beside.ts';
import type { CruiseMode } from './cruiser/cruise.ts';
import type { SessionSettings } from './session.ts';
import { decodeText } from './tree/decode-text.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';

/** A report, and the text of the files that it speaks of. */
export interface Checked {
  readonly report: Report;
  sourceOf(path: string): string | undefined;
}

export interface CheckSettings extends SessionSettings {
  /** What is done about a dependency-cruiser config of the root, which is code: nothing when not given. */
  readonly cruise?: CruiseMode | undefined;
}

/**
 * The report on a directory of the disk. One that is as it was when the last report was made is not analysed again, and
 * the code that would analyse it is not even loaded.
 */
export async function checkRepository(root: string, settings: CheckSettings): Promise<Checked> {
  const tree = await openWorkingTree(root);
  const sourceOf: Checked['sourceOf'] = (path) => {
    const bytes = tree.bytes(path);
    return bytes && decodeText(bytes).text;
  };
  const cruise = settings.cruise === undefined ? undefined : await cruiseOf(root, counted(tree.paths, settings.config?.ignore), settings.cruise);
  try {
    const { cacheDirectory } = settings;
    // What dependency-cruiser says depends on code, node_modules and more, of which the state of a tree knows nothing.
    const key = cacheDirectory && cruise === undefined ? reportKey(tree, settings.config ?? {}, settings.rules) : undefined;
    const file = cacheDirectory && key !== undefined ? { path: join(cacheDirectory, 'report.json'), key } : undefined;
    const kept = file && loadReport(file.path, file.key);
    if (kept !== undefined) return { report: kept, sourceOf };

    const { analyse, onDisk, prepare } = await import('./session.ts');
    await prepare(tree);
    let assisted = false;
    const session = analyse(tree, settings, { ...onDisk(root, cacheDirectory), onAssist: () => (assisted = true) });
    const report = session.report(await cruise?.verdict({ architecture: session.architecture, sourceOf }));
    // The state is gone when a file changed while it was read; what another thread reads, the tree does not see.
    if (file !== undefined && !assisted && tree.state?.() !== undefined) saveReport(file.path, file.key, report);
    return { report, sourceOf };
  } finally {
    cruise?.stop();
  }
}

/** The paths that the config does not leave out. */
function counted(paths: readonly string[], ignore: readonly string[] | undefined): readonly string[] {
  if (ignore === undefined) return paths;
  const isLeftOut = fileGlobSet(ignore);
  return paths.filter((path) => !isLeftOut(path));
}

/** Loaded when a surface asks for it alone. */
async function cruiseOf(root: string, paths: readonly string[], mode: CruiseMode): Promise<CruiseBeside | undefined> {
  return (await import('./cruiser/cruise-beside.ts')).cruiseBeside(root, paths, mode);
}

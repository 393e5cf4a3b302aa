import { join } from 'node:path';
import { loadReport, reportKey, saveReport } from './cache/report-cache.ts';
import { compareReports } from './check/compare-reports.ts';
import type { CruiseBeside } from './cruiser/cruise-beside.ts';
import type { CruiseMode } from './cruiser/cruise.ts';
import { fileGlobSet } from './inventory/glob.ts';
import type { Report } from './model/report.ts';
import type { Tree } from './model/tree.ts';
import type { FactMemory, OnDisk } from './read-facts.ts';
import type { Beside, Session, SessionSettings } from './session.ts';
import { decodeText } from './tree/decode-text.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';
import { unseenBaseline } from './unseen-baseline.ts';

/** A report, and the text of the files that it speaks of. */
export interface Checked {
  readonly report: Report;
  sourceOf(path: string): string | undefined;
  /** Whether version control ignores a path. */
  ignores(path: string, directory: boolean): boolean;
  /** Why a baseline that lies on the disk has no effect, if one does. */
  readonly unseenBaseline?: string | undefined;
}

export interface CheckSettings extends SessionSettings {
  /** A ref: findings that were there where HEAD parted from it are known, and do not count. */
  readonly affected?: string;
  /** What is done about a dependency-cruiser config of the root, which is code: nothing when not given. */
  readonly cruise?: CruiseMode | undefined;
}

/**
 * The report on a directory of the disk. One that is as it was when the last report was made is not analysed again, and
 * the code that would analyse it is not even loaded. With a `memory` of the check before, facts stay in the process.
 */
export async function checkRepository(root: string, settings: CheckSettings, memory?: FactMemory): Promise<Checked> {
  // A ref that is not there is told before anything is analysed.
  const compared = settings.affected === undefined ? undefined : await (await import('./open-base.ts')).openBase(root, settings.affected);
  const tree = await openWorkingTree(root);
  const report = await reportOn(tree, settings, 'report.json', { root, ...(memory === undefined ? {} : { memory }) });
  const sourceOf: Checked['sourceOf'] = (path) => {
    const bytes = tree.bytes(path);
    return bytes && decodeText(bytes).text;
  };
  const ignores: Checked['ignores'] = (path, directory) => tree.ignores(path, directory);
  const seen = { sourceOf, ignores, unseenBaseline: unseenBaseline(root, tree) };
  if (compared === undefined) return { report, ...seen };
  const { base } = compared;
  const onProgress: SessionSettings['onProgress'] = (_, done, of) => settings.onProgress?.(`Reading files of ${base.commit.slice(0, 10)}`, done, of);
  // What is not checked out cannot be cruised.
  const before = await reportOn(compared.tree, { ...settings, onProgress, cruise: undefined }, 'base-report.json', { forgets: true });
  compared.tree.requireWhole();
  return { report: compareReports(report, before, base), ...seen };
}

/** Why the baseline that lies in a directory has no effect, if so. */
export async function unseenBaselineIn(root: string): Promise<string | undefined> {
  return unseenBaseline(root, await openWorkingTree(root));
}

/** A session on a directory of the disk, with what dependency-cruiser has to say in its report and baseline. */
export async function openCruisedSession(root: string, settings: CheckSettings): Promise<Session> {
  const [{ analyse, prepare }, { cacheFileIn }] = await Promise.all([import('./session.ts'), import('./read-facts.ts')]);
  const tree = await openWorkingTree(root);
  const cruise = await cruiseOf(root, tree, settings);
  try {
    await prepare(tree);
    const session = analyse(tree, settings, { root, ...cacheFileIn(settings.cacheDirectory) });
    const beside = await besideOf(cruise, session, settings);
    return { ...session, report: () => session.report(beside), planBaseline: (frozen) => session.planBaseline(frozen, beside) };
  } finally {
    cruise?.stop();
  }
}

/** The report on a tree: the kept one where it is of this very tree, else a new one, which is kept in that file. */
async function reportOn(tree: Tree, settings: CheckSettings, file: string, { root, memory, forgets = false }: Pick<OnDisk, 'root' | 'memory' | 'forgets'>): Promise<Report> {
  const cruise = root === undefined ? undefined : await cruiseOf(root, tree, settings);
  try {
    const { cacheDirectory } = settings;
    // What dependency-cruiser says depends on code, node_modules and more, of which the state of a tree knows nothing.
    const key = cacheDirectory && cruise === undefined && memory?.facts === undefined
      ? reportKey(tree, settings.config ?? {}, settings.rules, JSON.stringify([settings.today, settings.waiverSites, settings.cruise])) : undefined;
    const place = cacheDirectory && key !== undefined ? { path: join(cacheDirectory, file), key } : undefined;
    const kept = place && loadReport(place.path, place.key);
    if (kept !== undefined) return kept;
    const [{ analyse, prepare }, { cacheFileIn }] = await Promise.all([import('./session.ts'), import('./read-facts.ts')]);
    const isPrepared = await prepare(tree);
    let assisted = false;
    const onDisk = { ...cacheFileIn(cacheDirectory), ...(root === undefined ? {} : { root }), ...(memory === undefined ? {} : { memory }), forgets };
    const session = analyse(tree, settings, { ...onDisk, onAssist: () => (assisted = true) });
    const report = session.report(await besideOf(cruise, session, settings));
    // The state is gone when a file changed while it was read; what another thread reads, the tree does not see.
    // What an installation that lacks something could not read, one that is repaired can.
    if (place !== undefined && isPrepared && !assisted && tree.state?.() !== undefined) saveReport(place.path, place.key, report);
    return report;
  } finally {
    cruise?.stop();
  }
}

/** Where dependency-cruiser may run and the root has no config for it, none of its rules is there. */
async function besideOf(cruise: CruiseBeside | undefined, session: Session, settings: CheckSettings): Promise<Beside | undefined> {
  if (cruise !== undefined) return cruise.verdict(session);
  return settings.cruise === undefined ? undefined : { rules: [], problems: [], cruised: true };
}

/** The run of dependency-cruiser that the root asks for by a config; its code is loaded only then. */
async function cruiseOf(root: string, { paths }: Tree, { cruise, config }: CheckSettings): Promise<CruiseBeside | undefined> {
  if (cruise === undefined) return undefined;
  const isLeftOut = config?.ignore === undefined ? () => false : fileGlobSet(config.ignore);
  return (await import('./cruiser/cruise-beside.ts')).cruiseBeside(root, paths.filter((path) => !isLeftOut(path)), cruise);
}

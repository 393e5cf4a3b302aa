import type { Report } from './model/report.ts';
import type { FactMemory, OnDisk } from './read-facts.ts';
import { type Analysis, type SessionSettings, analyse, prepare } from './session.ts';
import { changedBytes } from './tree/changed-bytes.ts';
import type { GitTree } from './tree/open-git-tree.ts';

/** What one revision came to. */
export interface RevisionAnalysis extends Pick<Analysis, 'architecture' | 'ownersOf'> {
  readonly report: Report;
  /** Whether all readers were there, so that another run would come to the same. */
  readonly isPrepared: boolean;
}

/** Analyses revisions of one directory, one after the other. One call at a time. */
export interface RevisionFollower {
  analysisOf(tree: GitTree, settings: SessionSettings): Promise<RevisionAnalysis>;
  /** The facts of the files of revisions that were analysed. */
  facts(): FactMemory;
}

/** Where more files than these changed, the graph is built anew as fast as it is spliced. */
const mostAtOnce = 100;
/** What is spliced again and again holds on to what is gone. */
const sweepAfter = 200;

interface Last {
  readonly analysis: Analysis;
  readonly tree: GitTree;
  readonly settings: SessionSettings;
  readonly isPrepared: boolean;
  readonly revisions: number;
  /** The last report, and the day of which it is. */
  told?: { readonly report: Report; readonly today: string | undefined };
}

/**
 * Where a revision has other bytes in some files alone, the analysis of the one before is revised; else it is made anew, over the
 * facts of all files that were read. Both come to the same. Facts of no more files are held than twice as many as a revision has.
 */
export function followRevisions(onDisk: () => OnDisk): RevisionFollower {
  const memory: FactMemory = {};
  let last: Last | undefined;

  const drop = (): void => {
    last?.analysis.remember(memory);
    last = undefined;
  };
  const anew = async (tree: GitTree, settings: SessionSettings): Promise<Last> => {
    drop();
    const isPrepared = await prepare(tree);
    return { analysis: analyse(tree, settings, { ...onDisk(), forgets: true, memory }), tree, settings, isPrepared, revisions: 0 };
  };
  return {
    async analysisOf(tree, settings) {
      last = revised(last, tree, settings) ?? await anew(tree, settings);
      const { analysis, isPrepared } = last;
      const { report } = (last.told ??= { report: analysis.report(undefined, settings.today), today: settings.today });
      return { architecture: analysis.architecture, ownersOf: analysis.ownersOf, report, isPrepared };
    },
    facts() {
      drop();
      return memory;
    },
  };
}

/** The analysis of this tree, made from the last one; undefined where that takes an analysis anew. */
function revised(last: Last | undefined, tree: GitTree, settings: SessionSettings): Last | undefined {
  if (last === undefined || last.revisions >= sweepAfter || !isJudgedAlike(last.settings, settings)) return undefined;
  const changed = changedBytes(last.tree, tree);
  if (changed === undefined || changed.length > mostAtOnce) return undefined;
  tree.expect?.(changed);
  const analysis = last.analysis.revised(tree, changed);
  if (analysis === undefined) return undefined;
  const { told, isPrepared } = last;
  const isTold = analysis === last.analysis && told !== undefined && isTimeless(settings, told.today);
  return { analysis, tree, settings, isPrepared, revisions: last.revisions + 1, ...(isTold ? { told } : {}) };
}

/** Whether a report of another day holds, and no code was asked that may answer otherwise. */
function isTimeless(settings: SessionSettings, told: string | undefined): boolean {
  return !hasCode(settings) && ((settings.config?.waivers ?? []).length === 0 || settings.today === told);
}

/** Whether two revisions are judged by the same but for the day. Code, which no text tells, is in the config of now alone. */
function isJudgedAlike(one: SessionSettings, other: SessionSettings): boolean {
  const parts = ({ config = {}, waiverSites = [] }: SessionSettings): string => JSON.stringify([config, waiverSites]);
  return one.rules === other.rules && (one.config === other.config || (!hasCode(one) && !hasCode(other))) && parts(one) === parts(other);
}

function hasCode({ config }: SessionSettings): boolean {
  return (config?.customRules ?? []).length > 0;
}

import type { Rule } from '../../model/rule.ts';
import type { CheckSettings, Checked } from '../../check-repository.ts';
import type { KeptCheck } from '../../keep-checking.ts';
import type { Proposal } from '../../fix-repository.ts';
import type { DriftSettings, Unfinished } from '../../drift-of-repository.ts';
import type { MergedFile, MergeSettings } from '../../drift-of-stores.ts';
import type { BranchImpact } from '../../impact-of-branch.ts';
import type { MeasuredRepository } from '../../measure-repository.ts';
import type { Drift } from '../../model/drift.ts';
import type { Report } from '../../model/report.ts';
import type { SelftestReport } from '../../model/selftest.ts';
import type { Session, SessionSettings } from '../../session.ts';
import type { RepositorySettings } from '../mcp/warm-repository.ts';
import type { ServerSettings } from '../lsp/serve-lsp.ts';

/** What the command line drives. Loaded on demand, so that `--help` and a usage error cost nothing of it. */
export interface Engine {
  rules(): Promise<readonly Rule[]>;
  check(root: string, settings: CheckSettings): Promise<Checked>;
  /** A `check` that keeps what it has read from one run to the next. */
  keepChecking(): Promise<KeptCheck>;
  proposeFixes(root: string, settings: SessionSettings, report: Report): Promise<Proposal>;
  openSession(root: string, settings: CheckSettings): Promise<Session>;
  /** Why the baseline that lies there has no effect, if so. */
  unseenBaseline(root: string): Promise<string | undefined>;
  impact(root: string, ref: string, settings: SessionSettings): Promise<BranchImpact>;
  measure(root: string, settings: CheckSettings): Promise<MeasuredRepository>;
  drift(root: string, settings: DriftSettings): Promise<Drift | Unfinished>;
  /** The drift of repositories whose history files these are; no git is asked. */
  mergeStores(files: readonly MergedFile[], settings: MergeSettings): Promise<Drift>;
  selftest(root: string, settings: SessionSettings): Promise<SelftestReport>;
  /** Settles when the agent has no more questions. */
  serveMcp(root: string, settings: RepositorySettings): Promise<void>;
  /** Serves an editor over the standard streams until it ends that. */
  lsp(settings: ServerSettings, clientProcess: number | undefined): Promise<0 | 1>;
}

/** The engine of this package. */
export const engine: Engine = {
  rules: async () => (await import('../../../rules/index.ts')).rules,
  check: async (root, settings) => (await import('../../check-repository.ts')).checkRepository(root, settings),
  impact: async (root, ref, settings) => (await import('../../impact-of-branch.ts')).impactOfBranch(root, ref, settings),
  drift: async (root, settings) => (await import('../../drift-of-repository.ts')).driftOfRepository(root, settings),
  mergeStores: async (files, settings) => (await import('../../drift-of-stores.ts')).driftOfStores(files, settings),
  keepChecking: async () => (await import('../../keep-checking.ts')).keepChecking(),
  proposeFixes: async (root, settings, report) => (await import('../../fix-repository.ts')).proposeFixes(root, settings, report),
  openSession: async (root, settings) => settings.cruise === undefined
    ? (await import('../../session.ts')).openSession(root, settings) : (await import('../../check-repository.ts')).openCruisedSession(root, settings),
  unseenBaseline: async (root) => (await import('../../check-repository.ts')).unseenBaselineIn(root),
  measure: async (root, settings) => (await import('../../measure-repository.ts')).measureRepository(root, settings),
  selftest: async (root, settings) => (await import('../../selftest-repository.ts')).selftestRepository(root, settings),
  serveMcp: async (root, settings) => (await import('../mcp/serve-mcp.ts')).serveMcp(root, settings),
  lsp: async (settings, clientProcess) => (await import('../lsp/run-lsp.ts')).runLsp(settings, clientProcess),
};

import type { Rule } from '../../model/rule.ts';
import type { CheckSettings, Checked } from '../../check-repository.ts';
import type { Proposal } from '../../fix-repository.ts';
import type { BranchImpact } from '../../impact-of-branch.ts';
import type { Report } from '../../model/report.ts';
import type { SelftestReport } from '../../model/selftest.ts';
import type { FactMemory, Session, SessionSettings } from '../../session.ts';

/** What the command line drives. Loaded on demand, so that `--help` and a usage error cost nothing of it. */
export interface Engine {
  rules(): Promise<readonly Rule[]>;
  check(root: string, settings: CheckSettings): Promise<Checked>;
  /** A `check` that keeps what it has read from one run to the next. */
  keepChecking(): Promise<Engine['check']>;
  proposeFixes(root: string, settings: SessionSettings, report: Report): Promise<Proposal>;
  openSession(root: string, settings: CheckSettings): Promise<Session>;
  /** Why the baseline that lies there has no effect, if so. */
  unseenBaseline(root: string): Promise<string | undefined>;
  impact(root: string, ref: string, settings: SessionSettings): Promise<BranchImpact>;
  selftest(root: string, settings: SessionSettings): Promise<SelftestReport>;
}

/** The engine of this package. */
export const engine: Engine = {
  rules: async () => (await import('../../../rules/index.ts')).rules,
  check: async (root, settings) => (await import('../../check-repository.ts')).checkRepository(root, settings),
  impact: async (root, ref, settings) => (await import('../../impact-of-branch.ts')).impactOfBranch(root, ref, settings),
  keepChecking: async () => {
    const { checkRepository } = await import('../../check-repository.ts');
    const memory: FactMemory = {};
    return (root, settings) => checkRepository(root, settings, memory);
  },
  proposeFixes: async (root, settings, report) => (await import('../../fix-repository.ts')).proposeFixes(root, settings, report),
  openSession: async (root, settings) => settings.cruise === undefined
    ? (await import('../../session.ts')).openSession(root, settings) : (await import('../../check-repository.ts')).openCruisedSession(root, settings),
  unseenBaseline: async (root) => (await import('../../check-repository.ts')).unseenBaselineIn(root),
  selftest: async (root, settings) => (await import('../../selftest-repository.ts')).selftestRepository(root, settings),
};

import type { Rule } from '../../model/rule.ts';
import type { Checked } from '../../check-repository.ts';
import type { Proposal } from '../../fix-repository.ts';
import type { Report } from '../../model/report.ts';
import type { FactMemory, Session, SessionSettings } from '../../session.ts';

/** What the command line drives. Loaded on demand, so that `--help` and a usage error cost nothing of it. */
export interface Engine {
  rules(): Promise<readonly Rule[]>;
  check(root: string, settings: SessionSettings): Promise<Checked>;
  /** A `check` that keeps what it has read from one run to the next. */
  keepChecking(): Promise<Engine['check']>;
  proposeFixes(root: string, settings: SessionSettings, report: Report): Promise<Proposal>;
  openSession(root: string, settings: SessionSettings): Promise<Session>;
}

/** The engine of this package. */
export const engine: Engine = {
  rules: async () => (await import('../../../rules/index.ts')).rules,
  check: async (root, settings) => (await import('../../check-repository.ts')).checkRepository(root, settings),
  keepChecking: async () => {
    const { checkRepository } = await import('../../check-repository.ts');
    const memory: FactMemory = {};
    return (root, settings) => checkRepository(root, settings, memory);
  },
  proposeFixes: async (root, settings, report) => (await import('../../fix-repository.ts')).proposeFixes(root, settings, report),
  openSession: async (root, settings) => (await import('../../session.ts')).openSession(root, settings),
};

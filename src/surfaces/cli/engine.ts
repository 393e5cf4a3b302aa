import type { Rule } from '../../model/rule.ts';
import type { Checked } from '../../check-repository.ts';
import type { SelftestReport } from '../../model/selftest.ts';
import type { Session, SessionSettings } from '../../session.ts';

/** What the command line drives. Loaded on demand, so that `--help` and a usage error cost nothing of it. */
export interface Engine {
  rules(): Promise<readonly Rule[]>;
  check(root: string, settings: SessionSettings): Promise<Checked>;
  openSession(root: string, settings: SessionSettings): Promise<Session>;
  selftest(root: string, settings: SessionSettings): Promise<SelftestReport>;
}

/** The engine of this package. */
export const engine: Engine = {
  rules: async () => (await import('../../../rules/index.ts')).rules,
  check: async (root, settings) => (await import('../../check-repository.ts')).checkRepository(root, settings),
  openSession: async (root, settings) => (await import('../../session.ts')).openSession(root, settings),
  selftest: async (root, settings) => (await import('../../selftest-repository.ts')).selftestRepository(root, settings),
};

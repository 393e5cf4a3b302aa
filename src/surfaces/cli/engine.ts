import type { Rule } from '../../model/rule.ts';
import type { CheckSettings, Checked } from '../../check-repository.ts';
import type { Session, SessionSettings } from '../../session.ts';

/** What the command line drives. Loaded on demand, so that `--help` and a usage error cost nothing of it. */
export interface Engine {
  rules(): Promise<readonly Rule[]>;
  check(root: string, settings: CheckSettings): Promise<Checked>;
  openSession(root: string, settings: SessionSettings): Promise<Session>;
}

/** The engine of this package. */
export const engine: Engine = {
  rules: async () => (await import('../../../rules/index.ts')).rules,
  check: async (root, settings) => (await import('../../check-repository.ts')).checkRepository(root, settings),
  openSession: async (root, settings) => (await import('../../session.ts')).openSession(root, settings),
};

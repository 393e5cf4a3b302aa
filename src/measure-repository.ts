import { openCruisedSession, type CheckSettings } from './check-repository.ts';
import { measure } from './metrics/measure.ts';
import type { Metrics } from './model/metrics.ts';
import type { Problem } from './model/problem.ts';
import { ruleSettings } from './model/rule-setting.ts';

/** The metrics of a repository, and what could not be seen on the way there. */
export interface MeasuredRepository {
  readonly metrics: Metrics;
  readonly problems: readonly Problem[];
}

/** Measures the working tree of a directory. */
export async function measureRepository(root: string, settings: CheckSettings): Promise<MeasuredRepository> {
  const session = await openCruisedSession(root, settings);
  const { tool, findings, problems } = session.report();
  const enabled = ruleSettings(settings.rules, settings.config ?? {}).filter(({ severity }) => severity !== 'off');
  // Rules of dependency-cruiser are known by what they find alone.
  const clauses = [...enabled.map(({ rule }) => rule.clause), ...findings.map(({ clause }) => clause)];
  return { metrics: measure(session.architecture, { tool, findings, problems, clauses }), problems };
}

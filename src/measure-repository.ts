import { openCruisedSession, type CheckSettings } from './check-repository.ts';
import { measure } from './metrics/measure.ts';
import type { Architecture } from './model/architecture.ts';
import type { Config } from './model/config.ts';
import type { Metrics } from './model/metrics.ts';
import type { Problem } from './model/problem.ts';
import type { Report } from './model/report.ts';
import type { Rule } from './model/rule.ts';
import { ruleSettings } from './model/rule-setting.ts';

/** The metrics of a repository, and what could not be seen on the way there. */
export interface MeasuredRepository {
  readonly metrics: Metrics;
  readonly problems: readonly Problem[];
}

/** Measures the working tree of a directory. */
export async function measureRepository(root: string, settings: CheckSettings): Promise<MeasuredRepository> {
  const session = await openCruisedSession(root, settings);
  const report = session.report();
  return { metrics: measureReport(session.architecture, report, settings.rules, settings.config ?? {}), problems: report.problems };
}

/** Measures what was analysed, and what these rules, by this config, found in it. */
export function measureReport(
  architecture: Architecture, { tool, findings, problems }: Pick<Report, 'tool' | 'findings' | 'problems'>, rules: readonly Rule[], config: Config,
): Metrics {
  const enabled = ruleSettings(rules, config).filter(({ severity }) => severity !== 'off');
  // Rules of dependency-cruiser are known by what they find alone.
  const clauses = [...enabled.map(({ rule }) => rule.clause), ...findings.map(({ clause }) => clause)];
  return measure(architecture, { tool, findings, problems, clauses });
}

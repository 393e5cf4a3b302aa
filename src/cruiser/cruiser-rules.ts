import type { EnabledRule } from '../check/run-rules.ts';
import type { Architecture } from '../model/architecture.ts';
import { cruiserPrefix } from '../model/cruiser-rule.ts';
import type { Module } from '../model/graph.ts';
import { type End, type Violation, noOptions } from '../model/rule.ts';
import type { Cruised, CruiserViolation } from './cruise.ts';
import { explain } from './explain-violation.ts';
import { symbolOf } from './symbol-of.ts';
import { type SiteFinder, createSiteFinder } from './violation-sites.ts';

/** What the violations of dependency-cruiser are told with. */
export interface CruiserContext {
  readonly architecture: Architecture;
  /** The config, from the root. */
  readonly config: string;
  sourceOf(path: string): string | undefined;
}

/**
 * The rules of a dependency-cruiser config as rules of this program, each with the violations that dependency-cruiser
 * found: so they get ends, places and fingerprints as all others do. Violations that it was told to pass over are none.
 */
export function cruiserRules({ violations, rules }: Cruised, context: CruiserContext): readonly EnabledRule[] {
  const sites = createSiteFinder(context.architecture.graph, context.sourceOf);
  const groups = new Map<string, CruiserViolation[]>();
  for (const violation of violations) {
    const { name, severity } = violation.rule;
    if (severity === 'ignore') continue;
    const key = JSON.stringify([severityOf(severity), name]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [violation]);
    else group.push(violation);
  }
  for (const { name } of rules) {
    // A rule that finds nothing is there all the same: what is excepted from it is stale.
    if (!violations.some(({ rule }) => rule.name === name)) groups.set(JSON.stringify(['warn', name]), []);
  }
  return [...groups].map(([key, group]) => {
    const [severity, name] = JSON.parse(key) as ['error' | 'warn', string];
    const rule = rules.find((one) => one.name === name);
    const id = `${cruiserPrefix}${name}`;
    return {
      severity,
      options: {},
      rule: {
        ...noOptions, id, summary: rule?.comment ?? `A rule of ${context.config}.`, clause: 6, severity,
        check: () => group.map((violation) => toViolation(violation, context, sites, explain(violation, rule, context.config))),
      },
    };
  });
}

/** There are two severities here; what is told for information does not end a build, as a warning does not. */
function severityOf(severity: string): 'error' | 'warn' {
  return severity === 'error' ? 'error' : 'warn';
}

function toViolation(violation: CruiserViolation, { architecture }: CruiserContext, sites: SiteFinder, told: ReturnType<typeof explain>): Violation {
  const [from, to] = [told.steps[0]!, told.ends];
  const chain = sites.chain(told.steps);
  return {
    explanation: told.explanation,
    from: endOf(from, architecture),
    to: endOf(to, architecture),
    sites: told.walk === 'cycle' && chain.length > 0 ? chain.map((one) => ({ ...one.site, note: `imports ${one.to.path}` }))
      : sites.of(from, told.steps[1], violation.unresolvedTo),
    ...(told.walk === undefined ? {} : { chain }),
  };
}

function endOf(path: string, { graph, unitOf }: Architecture): End {
  const module: Module | undefined = graph.module(path);
  return module === undefined ? { symbol: symbolOf(path) } : { unit: unitOf(module.project), module };
}

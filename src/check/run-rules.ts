import type { Architecture } from '../model/architecture.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Finding, ReportEnd } from '../model/report.ts';
import { joinRepairs } from '../model/repair.ts';
import type { End, Rule, Severity, Violation } from '../model/rule.ts';
import type { Site } from '../model/site.ts';
import { fingerprint } from './fingerprint.ts';

/** A rule as the config wants it run. */
export interface EnabledRule {
  readonly rule: Rule;
  readonly severity: Exclude<Severity, 'off'>;
  readonly options: unknown;
}

export interface RuleRun {
  /** Sorted, each fingerprint once with all of its sites. */
  readonly findings: readonly Finding[];
  /** The rules that threw: what they would have found is unknown. */
  readonly problems: readonly Problem[];
}

/** Runs all rules over one architecture. A rule that throws takes nothing from the others. */
export function runRules(architecture: Architecture, rules: readonly EnabledRule[]): RuleRun {
  const findings = new Map<string, Finding>();
  const problems: Problem[] = [];
  for (const { rule, severity, options } of rules) {
    try {
      for (const violation of rule.check(architecture, options)) {
        const finding = toFinding(rule, severity, violation);
        const known = findings.get(finding.fingerprint);
        findings.set(finding.fingerprint, known === undefined ? finding : joined(known, finding));
      }
    } catch (error) {
      problems.push(ruleFailed(rule, error));
    }
  }
  return { findings: [...findings.values()].sort(compareFindings), problems };
}

function ruleFailed({ id }: Rule, error: unknown): Problem {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'it threw something that is no Error';
  return problem('rule-failed', `The rule ${id} failed: ${reason}. What it would have found is unknown; the other rules ran. `
    + 'Correct it if it is a rule of your own, else please report it.');
}

function toFinding(rule: Rule, severity: Finding['severity'], violation: Violation): Finding {
  const { explanation, from, to, sites, chain = [], repair } = violation;
  return {
    rule: rule.id,
    clause: rule.clause,
    severity,
    status: 'new',
    message: explanation.what,
    why: explanation.why,
    fix: explanation.fix,
    fingerprint: fingerprint(rule.id, from, to),
    owners: [],
    from: toReportEnd(from),
    to: toReportEnd(to),
    sites: sortSites(sites),
    chain: chain.map((step) => ({ ...step.site, note: `imports ${step.to.path}` })),
    ...(repair === undefined ? {} : { repair }),
  };
}

function joined(one: Finding, other: Finding): Finding {
  const { repair: _, ...known } = one;
  const repair = joinRepairs(one.repair, other.repair);
  return { ...known, sites: sortSites([...one.sites, ...other.sites]), ...(repair === undefined ? {} : { repair }) };
}

function toReportEnd({ unit, project, module, symbol }: End): ReportEnd {
  const home = module?.project ?? project ?? (unit?.kind === 'service' ? unit.projects[0] : unit?.project);
  return {
    ...(unit?.kind === 'service' ? { service: unit.name } : {}),
    ...(home === undefined ? {} : { project: home.root === '' ? '.' : home.root }),
    ...(module === undefined ? {} : { file: module.path }),
    ...(symbol === undefined ? {} : { symbol }),
  };
}

function sortSites(sites: readonly Site[]): readonly Site[] {
  const unique = new Map(sites.map((site) => [`${site.file}:${site.line}:${site.column}`, site]));
  return [...unique.values()].sort(compareSites);
}

function compareSites(a: Site, b: Site): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** Where a finding stands that a rule of the user's own gave no place. */
const nowhere: Site = { file: '', line: 0, column: 0 };

function compareFindings(a: Finding, b: Finding): number {
  return compare(endName(a.from), endName(b.from))
    || compare(endName(a.to), endName(b.to))
    || compare(a.rule, b.rule)
    || compareSites(a.sites[0] ?? nowhere, b.sites[0] ?? nowhere)
    || compare(a.fingerprint, b.fingerprint);
}

function endName({ service, project, symbol }: ReportEnd): string {
  return service ?? project ?? symbol ?? '';
}

/** By code unit, so that the order does not depend on a locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

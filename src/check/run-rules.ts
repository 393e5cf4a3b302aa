import type { Architecture } from '../model/architecture.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Finding, ReportEnd } from '../model/report.ts';
import { joinRepairs } from '../model/repair.ts';
import type { End, JudgedException, Rule, Severity, Violation } from '../model/rule.ts';
import type { Site } from '../model/site.ts';
import { homeOf } from './home-of.ts';
import { identify, inOrder, placeKey, stableName } from './identify.ts';
import { numberEqual } from './number-equal.ts';

/** A rule as the config wants it run. */
export interface EnabledRule {
  readonly rule: Rule;
  readonly severity: Exclude<Severity, 'off'>;
  readonly options: unknown;
}

export interface RuleRun {
  /** Sorted; violations with the same ends are one, with all of their sites. Each fingerprint stands once. */
  readonly findings: readonly Finding[];
  /** The rules that threw: what they would have found is unknown. */
  readonly problems: readonly Problem[];
  /** The ids of those rules. */
  readonly failed: readonly string[];
}

/** Runs all rules over one architecture. A rule that throws takes nothing from the others. */
export function runRules(architecture: Architecture, rules: readonly EnabledRule[], exceptions: readonly JudgedException[] = []): RuleRun {
  const findings = new Map<string, Finding>();
  const problems: Problem[] = [];
  const failed: string[] = [];
  for (const { rule, severity, options } of rules) {
    try {
      for (const violation of rule.check(architecture, options, exceptions)) {
        const finding = toFinding(rule, severity, violation);
        const place = `${rule.id}\0${placeKey(violation)}`;
        const known = findings.get(place);
        findings.set(place, known === undefined ? finding : merged(known, finding));
      }
    } catch (error) {
      problems.push(ruleFailed(rule, error));
      failed.push(rule.id);
    }
  }
  return { findings: numberEqual(sortFindings([...findings.values()])), problems, failed };
}

/** What a rule tells of the same two ends piece by piece. */
function merged(one: Finding, other: Finding): Finding {
  const { repair: _, ...known } = one;
  const { identity } = one;
  const repair = joinRepairs(one.repair, other.repair);
  return {
    ...known,
    sites: sortSites([...one.sites, ...other.sites]),
    identity: { ...identity, names: inOrder([...identity.names, ...other.identity.names]) },
    ...(repair === undefined ? {} : { repair }),
  };
}

/** In the order of a report: by both ends, rule and place. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
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
    fingerprint: '',
    identity: identify(violation),
    home: homeName(from),
    owners: [],
    from: toReportEnd(from),
    to: toReportEnd(to),
    sites: sortSites(sites),
    chain: chain.map((step) => ({ ...step.site, note: `imports ${step.to.path}` })),
    ...(repair === undefined ? {} : { repair }),
  };
}

function homeName(from: End): string {
  return (from.unit?.kind === 'service' ? from.unit.name : stableName(from)) || 'repository';
}

function toReportEnd(end: End): ReportEnd {
  const { unit, module, symbol } = end;
  const home = homeOf(end);
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
    || compare(placeName(a), placeName(b));
}

function placeName({ from, to }: Finding): string {
  return [from.file, from.symbol, to.file, to.symbol].map((part) => part ?? '').join('\0');
}

function endName({ service, project, symbol }: ReportEnd): string {
  return service ?? project ?? symbol ?? '';
}

/** By code unit, so that the order does not depend on a locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

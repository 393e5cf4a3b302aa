import type { Problem } from '../model/problem.ts';
import type { Finding, Report } from '../model/report.ts';
import type { FormatOptions, ReportedRule } from './format-options.ts';
import { placeText } from './finding-text.ts';
import { problemsByWeight } from './new-findings.ts';
import { placeOf } from './place-of.ts';
import { problemRemedies } from './problem-remedies.ts';
import { safeLine, safeText } from './safe-text.ts';
import { standingCounts } from './standing-counts.ts';
import { element, textElement, xmlDocument } from './xml-text.ts';

/**
 * The report as test results: a suite for each rule that ran, and one for what could not be analysed. A rule without findings
 * is one case that passes, so that a green run shows what it looked at. An error fails; a warning does where the run allows no
 * more of them, else it is a case that is skipped. What is waived, baselined or known before is counted as a property.
 */
export function printJunit(report: Report, options: FormatOptions): string {
  const suites = [problemSuite(report), ...allRules(report, options.rules).map((rule) => ruleSuite(rule, report, options))];
  const sum = (of: (suite: Suite) => number): number => suites.reduce((total, suite) => total + of(suite), 0);
  return xmlDocument(element('testsuites', {
    name: 'mandate',
    tests: sum(({ cases }) => cases.length),
    failures: sum((suite) => countOf(suite, 'failure')),
    errors: sum((suite) => countOf(suite, 'error')),
    skipped: sum((suite) => countOf(suite, 'skipped')),
  }, suites.map(printSuite)));
}

interface Suite {
  readonly name: string;
  readonly properties: readonly (readonly [string, number])[];
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly file?: string;
  readonly outcome?: { readonly kind: 'failure' | 'error' | 'skipped'; readonly type: string; readonly message: string; readonly text: string };
}

/** The rules that ran, and any other that findings name, such as those of another tool. */
function allRules({ findings }: Report, rules: readonly ReportedRule[]): readonly Pick<ReportedRule, 'id' | 'summary'>[] {
  const known = new Set(rules.map(({ id }) => id));
  const others = [...new Set(findings.map(({ rule }) => rule))].filter((id) => !known.has(id));
  return [...rules, ...others.map((id) => ({ id, summary: id }))];
}

function ruleSuite({ id, summary }: Pick<ReportedRule, 'id' | 'summary'>, { findings }: Report, { warningsFail }: FormatOptions): Suite {
  const own = findings.filter(({ rule }) => rule === id);
  const counted = own.filter(({ status }) => status === 'new');
  const passed = counted.length === 0 ? [{ name: summary }] : [];
  return { name: id, properties: standingCounts(own), cases: named([...passed, ...counted.map((finding) => findingCase(finding, warningsFail))]) };
}

function findingCase(finding: Finding, warningsFail: boolean): Case {
  const { severity, message, why, fix, sites, chain } = finding;
  const place = sites[0] === undefined ? '' : `\n\n${sites.map((site) => site.note === undefined ? placeText(site) : `${placeText(site)} ${safeLine(site.note)}`).join('\n')}`;
  const way = chain.length === 0 ? '' : `\nway: ${chain.map((site) => `${placeText(site)} ${safeLine(site.note ?? '')}`.trimEnd()).join('\n     ')}`;
  return {
    name: safeLine(message),
    file: placeOf(finding).file,
    outcome: {
      kind: severity === 'error' || warningsFail ? 'failure' : 'skipped',
      type: severity === 'error' ? 'error' : 'warning',
      message: severity === 'error' ? safeLine(message) : `warning: ${safeLine(message)}`,
      text: `${safeText(message)}\nwhy: ${safeText(why)}\nfix: ${safeText(fix)}${way}${place}`,
    },
  };
}

function problemSuite(report: Report): Suite {
  const problems = problemsByWeight(report);
  const cases = problems.length === 0 ? [{ name: 'Everything could be analysed.' }] : problems.map(problemCase);
  return { name: 'problems', properties: [], cases: named(cases) };
}

function problemCase({ code, severity, message, sites }: Problem): Case {
  const remedy = problemRemedies[code];
  return {
    name: `${code}: ${safeLine(message)}`,
    ...(sites[0] === undefined ? {} : { file: sites[0].file }),
    outcome: {
      kind: severity === 'error' ? 'error' : 'skipped',
      type: code,
      message: severity === 'error' ? `no verdict: ${safeLine(message)}` : `warning: ${safeLine(message)}`,
      text: [safeText(message), ...(remedy === undefined ? [] : [`fix: ${remedy}`]), ...(sites.length === 0 ? [] : ['', ...sites.map(placeText)])].join('\n'),
    },
  };
}

/** A test is known by its name from run to run, so a name holds no line, and stands once in a suite. */
function named(cases: readonly Case[]): readonly Case[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
  });
}

function countOf({ cases }: Suite, kind: string): number {
  return cases.filter(({ outcome }) => outcome?.kind === kind).length;
}

function printSuite(suite: Suite): string {
  const { name, properties, cases } = suite;
  const counts = { tests: cases.length, failures: countOf(suite, 'failure'), errors: countOf(suite, 'error'), skipped: countOf(suite, 'skipped') };
  return element('testsuite', { name, ...counts }, [
    ...(properties.length === 0 ? [] : [element('properties', {}, properties.map(([key, value]) => element('property', { name: key, value })))]),
    ...cases.map(({ name: title, file, outcome }) => element('testcase', { classname: `mandate.${name}`, name: title, file }, outcome === undefined ? [] : [
      textElement(outcome.kind, { message: outcome.message, ...(outcome.kind === 'skipped' ? {} : { type: outcome.type }) }, outcome.text),
    ])),
  ]);
}

import { expect, test } from 'vitest';
import type { Architecture } from '../model/architecture.ts';
import type { Config } from '../model/config.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Finding, Report } from '../model/report.ts';
import { makeReport } from './make-report.ts';

test('only new findings count as errors and warnings', () => {
  const { summary } = report({ findings: [
    finding('error', 'new'), finding('error', 'new'), finding('warn', 'new'),
    finding('error', 'waived'), finding('warn', 'baselined'), finding('error', 'baselined'),
  ] });
  expect(summary).toEqual({
    files: 7, projects: 3, services: 2, errors: 2, warnings: 1, waived: 1, baselined: 2, known: 0, problems: { errors: 0, warnings: 0 },
  });
});

test('findings keep the order they came in', () => {
  const findings = [finding('warn', 'new'), finding('error', 'waived')];
  expect(report({ findings }).findings).toEqual(findings);
});

test('problems stand by severity, code, place and message', () => {
  const problems = [
    problem('unresolved-import', 'd', at('b.ts', 1)),
    problem('unresolved-import', 'c', at('a.ts', 10)),
    problem('unresolved-import', 'b', at('a.ts', 9)),
    problem('no-match', 'a'),
    problem('not-utf8', 'e', at('z.ts', 1)),
    problem('not-utf8', 'a', at('z.ts', 1)),
  ];
  const told = report({ problems }).problems.map(({ code, message }) => `${code} ${message}`);
  expect(told).toEqual(['no-match a', 'not-utf8 a', 'not-utf8 e', 'unresolved-import b', 'unresolved-import c', 'unresolved-import d']);
  expect(report({ problems: problems.toReversed() })).toEqual(report({ problems }));
});

test('the config raises problems, and the summary counts them as raised', () => {
  const problems = [problem('unresolved-import', 'a'), problem('not-utf8', 'b'), problem('no-match', 'c')];
  const severities = (config: Config): unknown => report({ problems, config }).summary.problems;
  expect(severities({})).toEqual({ errors: 1, warnings: 2 });
  expect(severities({ problems: { 'not-utf8': 'error' } })).toEqual({ errors: 2, warnings: 1 });
  expect(severities({ strict: true })).toEqual({ errors: 3, warnings: 0 });
});

function report({ findings = [], problems = [], config = {} }: { findings?: Finding[]; problems?: Problem[]; config?: Config }): Report {
  const architecture = { projects: [1, 2, 3], services: [1, 2] } as unknown as Architecture;
  return makeReport({ toolVersion: '1.2.3', files: 7, architecture, findings, problems, config });
}

function finding(severity: Finding['severity'], status: Finding['status']): Finding {
  return {
    rule: 'r', clause: 2, severity, status, message: '', why: '', fix: '', fingerprint: '', owners: [], from: {}, to: {},
    identity: { from: '', to: '', names: [], nth: 0 }, home: 'repository', sites: [at('a.ts', 1)], chain: [],
  };
}

function at(file: string, line: number): { file: string; line: number; column: number } {
  return { file, line, column: 1 };
}

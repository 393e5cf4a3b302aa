import { expect, test } from 'vitest';
import type { Finding, Report } from '../model/report.ts';
import { compareReports } from './compare-reports.ts';

const finding = (fingerprint: string, severity: Finding['severity'], status: Finding['status'] = 'new', line = 1): Finding => ({
  rule: 'r', clause: 2, severity, status, message: 'm', why: 'w', fix: 'f', fingerprint, identity: { from: 'a', to: 'b', names: [fingerprint], nth: 0 }, home: 'a', owners: [], from: {}, to: {}, sites: [{ file: 'a.ts', line, column: 1 }], chain: [],
});
const report = (...findings: Finding[]): Report => ({
  version: 1, tool: { name: 'mandate', version: '0' }, findings, problems: [],
  summary: { files: 1, projects: 1, services: 1, errors: 9, warnings: 9, waived: 1, baselined: 1, known: 0, problems: { errors: 0, warnings: 0 } },
});
const base = { ref: 'main', commit: 'c' };
const statuses = ({ findings }: Report): unknown[] => findings.map(({ fingerprint, status }) => [fingerprint, status]);

test('a finding of the base is known wherever its lines are, and the rest is counted anew', () => {
  const now = report(finding('a', 'error', 'new', 40), finding('b', 'error'), finding('c', 'warn'), finding('d', 'warn'));
  const compared = compareReports(now, report(finding('a', 'error'), finding('c', 'warn'), finding('gone', 'error')), base);
  expect(statuses(compared)).toEqual([['a', 'known'], ['b', 'new'], ['c', 'known'], ['d', 'new']]);
  expect(compared.summary).toMatchObject({ errors: 1, warnings: 1, known: 2, waived: 1, baselined: 1 });
  expect(compared.base).toEqual(base);
});

test('what is excepted now stays so, and an exception that was taken away is news', () => {
  const now = report(finding('a', 'error', 'waived'), finding('b', 'error', 'baselined'), finding('c', 'error'), finding('d', 'error'));
  const before = report(finding('a', 'error'), finding('b', 'error'), finding('c', 'error', 'waived'), finding('d', 'error', 'baselined'));
  expect(statuses(compareReports(now, before, base))).toEqual([['a', 'waived'], ['b', 'baselined'], ['c', 'new'], ['d', 'new']]);
});

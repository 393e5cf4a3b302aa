import type { Finding, Report } from '../../model/report.ts';
import type { Site } from '../../model/site.ts';
import { safeLine } from '../../report/safe-text.ts';
import type { LintFinding } from './lint-request.ts';

/** The findings of a report that count, at each of their places in one file. */
export function findingsIn(report: Report, path: string): readonly LintFinding[] {
  const known = indexes.get(report) ?? indexOf(report);
  indexes.set(report, known);
  return known.get(path) ?? [];
}

/** One report answers for thousands of files. */
const indexes = new WeakMap<Report, ReadonlyMap<string, readonly LintFinding[]>>();

function indexOf({ findings }: Report): ReadonlyMap<string, readonly LintFinding[]> {
  const index = new Map<string, LintFinding[]>();
  for (const finding of findings) {
    if (finding.status !== 'new') continue;
    for (const site of finding.sites) {
      const there = index.get(site.file) ?? [];
      index.set(site.file, [...there, findingAt(finding, site)]);
    }
  }
  return index;
}

function findingAt({ rule, severity, message, fix }: Finding, { line, column, length, note }: Site): LintFinding {
  const what = note === undefined ? message : `${message} (${note})`;
  return { rule: safeLine(rule), severity, message: `${sentence(what)} Fix: ${sentence(fix)}`, line, column, length };
}

function sentence(text: string): string {
  const line = safeLine(text).trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

import type { Report } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { newFindings, problemsByWeight, standingText } from './new-findings.ts';
import { placeOf, placeOfProblem } from './place-of.ts';
import { element, type Attributes, xmlDocument } from './xml-text.ts';

/** The findings that count and the problems as Checkstyle prints them: one `file` each, one `error` a place. */
export function printCheckstyle(report: Report): string {
  const files = new Map<string, Attributes[]>();
  const add = ({ file, line, column }: Site, rest: Attributes): void => {
    const known = files.get(file);
    const row = { line: Math.max(1, line), column: Math.max(1, column), ...rest };
    if (known === undefined) files.set(file, [row]);
    else known.push(row);
  };
  for (const problem of problemsByWeight(report)) {
    add(placeOfProblem(problem), { severity: problem.severity, message: problem.message, source: `mandate.problem.${problem.code}` });
  }
  for (const finding of newFindings(report)) {
    const { message, fix, rule, sites } = finding;
    const severity = finding.severity === 'error' ? 'error' : 'warning';
    for (const site of sites.length === 0 ? [placeOf(finding)] : sites) add(site, { severity, message: `${message}. To put it right: ${fix}`, source: `mandate.${rule}` });
  }
  const standing = standingText(report);
  const names = [...files.keys()].sort();
  const rows = names.map((name) => element('file', { name }, files.get(name)!.map((error) => element('error', error))));
  // The format has no word for what does not count; a comment tells whoever looks.
  return xmlDocument(element('checkstyle', { version: '4.3' }, [...(standing === '' ? [] : [`<!-- not listed: ${standing} -->`]), ...rows]));
}

import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import type { Verdict } from '../../open-workspace.ts';
import type { Problem } from '../../model/problem.ts';
import type { Finding, ReportEnd } from '../../model/report.ts';
import type { Site } from '../../model/site.ts';
import { problemRemedies } from '../../report/problem-remedies.ts';
import { safeText } from '../../report/safe-text.ts';

/** How places and rules become those of the protocol. */
export interface Placing {
  rangeOf(site: Site): Range;
  uriOf(path: string): string;
  /** Where the document of a rule is; undefined for a rule without one. */
  hrefOf(rule: string): string | undefined;
}

/** Who says so, in every diagnostic. */
export const source = 'mandate';

/** Diagnostics by file, posix from the root. What is waived or in the baseline has none. */
export type Diagnostics = ReadonlyMap<string, readonly Diagnostic[]>;

/** The findings that count and the problems of a verdict, at every place where each stands. */
export function diagnosticsOf({ report }: Pick<Verdict, 'report'>, placing: Placing): Diagnostics {
  const byFile = new Map<string, Diagnostic[]>();
  const add = (file: string, diagnostic: Diagnostic): void => {
    const known = byFile.get(file);
    if (known === undefined) byFile.set(file, [diagnostic]);
    else known.push(diagnostic);
  };
  for (const finding of report.findings) {
    if (finding.status !== 'new') continue;
    for (const site of finding.sites) add(site.file, ofFinding(finding, site, placing));
  }
  for (const one of report.problems) for (const site of one.sites) add(site.file, ofProblem(one, site, placing));
  return byFile;
}

function ofFinding(finding: Finding, site: Site, placing: Placing): Diagnostic {
  const { rule, severity, fingerprint } = finding;
  const href = placing.hrefOf(rule);
  return {
    range: placing.rangeOf(site),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source, code: rule,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    message: messageOf(finding),
    relatedInformation: related(finding, site, placing),
    data: fingerprint,
  };
}

/** What, why and how to put it right, as a report for a person has them. */
function messageOf({ message, why, fix }: Finding): string {
  return safeText([message, `why: ${why}`, `fix: ${fix}`].join('\n'));
}

function ofProblem({ code, severity, message }: Problem, site: Site, placing: Placing): Diagnostic {
  const remedy = problemRemedies[code];
  return {
    range: placing.rangeOf(site),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source, code,
    message: safeText(remedy === undefined ? message : `${message}\nfix: ${remedy}`),
  };
}

/** Places that one diagnostic names beside its own. */
const shown = 20;

/** The other places, the way, and the files at both ends. */
function related(finding: Finding, site: Site, { rangeOf, uriOf }: Placing): DiagnosticRelatedInformation[] {
  const told = new Set([placeOf(site)]);
  const places = [
    ...finding.sites.map((one) => ({ site: one, message: one.note ?? 'the same finding, here too' })),
    ...finding.chain.map((one, step) => ({ site: one, message: `step ${step + 1} of the way${one.note === undefined ? '' : `: ${one.note}`}` })),
  ].filter((one) => !told.has(placeOf(one.site)) && told.add(placeOf(one.site)));
  const files = new Set([site, ...places.map((one) => one.site)].map(({ file }) => file));
  const ends = [finding.from, finding.to].flatMap((end) => (
    end.file === undefined || files.has(end.file) ? [] : [{ site: { file: end.file, line: 1, column: 1, length: 0 }, message: endText(end) }]
  ));
  return [...ends, ...places].slice(0, shown).map((one) => ({
    location: { uri: uriOf(one.site.file), range: rangeOf(one.site) }, message: safeText(one.message),
  }));
}

function endText({ service, project, file }: ReportEnd): string {
  return `${service === undefined ? project ?? 'the other end' : `service ${service}`}: ${file ?? ''}`;
}

function placeOf({ file, line, column }: Site): string {
  return `${file}:${line}:${column}`;
}

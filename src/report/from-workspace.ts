import type { Finding, Report } from '../model/report.ts';
import type { Site } from '../model/site.ts';

/** A report whose paths start at the checkout and not at the root that was analysed: a forge looks them up there. */
export function fromWorkspace(report: Report, prefix: string): Report {
  if (prefix === '') return report;
  const site = <Place extends Site>(one: Place): Place => ({ ...one, file: prefix + one.file });
  const end = (one: Finding['from']): Finding['from'] => ({
    ...one,
    ...(one.project === undefined ? {} : { project: one.project === '.' ? prefix.slice(0, -1) : prefix + one.project }),
    ...(one.file === undefined ? {} : { file: prefix + one.file }),
  });
  return {
    ...report,
    findings: report.findings.map((finding) => ({
      ...finding,
      ...(finding.waiver === undefined ? {} : { waiver: { ...finding.waiver, site: site(finding.waiver.site) } }),
      from: end(finding.from), to: end(finding.to),
      sites: finding.sites.map(site), chain: finding.chain.map(site),
    })),
    problems: report.problems.map((problem) => ({ ...problem, sites: problem.sites.map(site) })),
  };
}

import type { Architecture } from '../model/architecture.ts';
import type { Config } from '../model/config.ts';
import type { Problem } from '../model/problem.ts';
import type { Finding, Report } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { withoutCredentials } from '../model/without-credentials.ts';

export interface ReportInput {
  readonly toolVersion: string;
  readonly files: number;
  readonly architecture: Architecture;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly config: Config;
}

/** The canonical report: findings as given, problems raised as the config asks and sorted, all of it counted. */
export function makeReport({ toolVersion, files, architecture, findings, problems, config }: ReportInput): Report {
  const settled = problems.map((problem) => cleanProblem(raise(problem, config))).sort(compareProblems);
  const standing = (status: Finding['status']): number => findings.filter((finding) => finding.status === status).length;
  const count = (severity: Finding['severity']): number => (
    findings.filter((finding) => finding.status === 'new' && finding.severity === severity).length
  );
  return {
    version: 1,
    tool: { name: 'mandate', version: toolVersion },
    summary: {
      files,
      projects: architecture.projects.length,
      services: architecture.services.length,
      errors: count('error'),
      warnings: count('warn'),
      waived: standing('waived'),
      baselined: standing('baselined'),
      known: standing('known'),
      problems: {
        errors: settled.filter((problem) => problem.severity === 'error').length,
        warnings: settled.filter((problem) => problem.severity === 'warning').length,
      },
    },
    findings: findings.map(cleanFinding),
    problems: settled,
  };
}

/** No credential gets into a report, whoever prints or keeps it: a rule or a parser may quote what it read. */
function cleanFinding(finding: Finding): Finding {
  const { message, why, fix, waiver, sites, waivedSites, chain } = finding;
  return {
    ...finding,
    message: withoutCredentials(message), why: withoutCredentials(why), fix: withoutCredentials(fix),
    ...(waiver === undefined ? {} : { waiver: { ...waiver, reason: withoutCredentials(waiver.reason) } }),
    ...(waivedSites === undefined ? {} : { waivedSites: waivedSites.map(cleanSite) }),
    sites: sites.map(cleanSite), chain: chain.map(cleanSite),
  };
}

function cleanProblem(one: Problem): Problem {
  return { ...one, message: withoutCredentials(one.message), sites: one.sites.map(cleanSite) };
}

function cleanSite(site: Site): Site {
  return site.note === undefined ? site : { ...site, note: withoutCredentials(site.note) };
}

function raise(problem: Problem, config: Config): Problem {
  return config.strict === true || config.problems?.[problem.code] === 'error' ? { ...problem, severity: 'error' } : problem;
}

function compareProblems(a: Problem, b: Problem): number {
  const order = (problem: Problem): string => {
    const site = problem.sites[0];
    const place = site === undefined ? '' : `${site.file}\0${String(site.line).padStart(9, '0')}\0${String(site.column).padStart(9, '0')}`;
    return `${problem.severity}\0${problem.code}\0${place}\0${problem.message}`;
  };
  const [left, right] = [order(a), order(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

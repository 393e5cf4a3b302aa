import type { Architecture } from '../model/architecture.ts';
import type { Revision, ServiceEdge, Tally } from '../model/drift.ts';
import type { Finding, Report } from '../model/report.ts';
import type { PastCommit } from './list-commits.ts';
import { type PastProject, pastProjects } from './renamed-projects.ts';
import { serviceEdges } from './service-edges.ts';

/** What is kept of a finding of one revision: what tells which it is, and what is said of it. */
export interface PastFinding extends Pick<
  Finding, 'rule' | 'severity' | 'status' | 'message' | 'fingerprint' | 'identity' | 'home' | 'owners' | 'sites'
> {
  readonly from?: string;
  readonly to?: string;
  /** The files that it is seen in. */
  readonly files: readonly string[];
}

/** All that is kept of the analysis of one revision. Plain JSON. */
export interface Snapshot {
  readonly files: number;
  readonly services: number;
  readonly interfaces: number;
  readonly problems: { readonly errors: number; readonly warnings: number };
  readonly findings: readonly PastFinding[];
  readonly edges: readonly ServiceEdge[];
  readonly projects: readonly PastProject[];
}

/** The parts of an analysis that history is told from. */
export function takeSnapshot(
  architecture: Architecture, report: Report, isTold: (finding: Finding) => boolean, keyOf: (path: string) => string | undefined,
): Snapshot {
  return {
    files: report.summary.files,
    services: architecture.services.length,
    interfaces: architecture.interfaces.length,
    problems: report.summary.problems,
    findings: report.findings.filter(isTold).map(pastFinding),
    edges: serviceEdges(architecture),
    projects: pastProjects(architecture, keyOf),
  };
}

/** The numbers of a snapshot. */
export function revisionOf(
  snapshot: Snapshot, { commit, date, subject }: PastCommit, tags: readonly string[], changes: Revision['changes'],
): Revision {
  const { findings, edges } = snapshot;
  const standing = findings.filter(({ status }) => status !== 'waived');
  const count = (status: Finding['status'], severity?: Finding['severity']): number => (
    findings.filter((finding) => finding.status === status && (severity === undefined || finding.severity === severity)).length
  );
  const pairs = (kind: ServiceEdge['kind']): number => edges.filter((edge) => edge.kind === kind).length;
  return {
    commit, date, subject, tags,
    files: snapshot.files, services: snapshot.services, interfaces: snapshot.interfaces,
    findings: { errors: count('new', 'error'), warnings: count('new', 'warn'), waived: count('waived'), baselined: count('baselined') },
    byRule: tally(standing.map(({ rule }) => rule)),
    byService: tally(standing.map(({ home }) => home)),
    byOwner: tally(standing.flatMap(({ owners }) => [...new Set(owners)])),
    edges: { code: pairs('code'), types: pairs('types'), data: pairs('data'), queue: pairs('queue'), config: pairs('config') },
    problems: snapshot.problems,
    changes,
  };
}

function pastFinding(finding: Finding): PastFinding {
  const { rule, severity, status, message, fingerprint, identity, home, owners, from, to, sites } = finding;
  return {
    rule, severity, status, message, fingerprint, identity, home, owners,
    ...(from.service === undefined ? {} : { from: from.service }),
    ...(to.service === undefined ? {} : { to: to.service }),
    sites: sites.slice(0, 1).map(({ file, line, column }) => ({ file, line, column })),
    files: [...new Set(sites.map(({ file }) => file))].slice(0, mostFiles),
  };
}

/** Enough to see that a finding is where it was. */
const mostFiles = 20;

function tally(names: readonly string[]): readonly Tally[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

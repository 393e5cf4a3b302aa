import { serviceEdges } from '../graph/service-edges.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Picture, Revision, Tally } from '../model/drift.ts';
import { metricValues } from '../model/metric-values.ts';
import type { Metrics } from '../model/metrics.ts';
import type { Finding, Report } from '../model/report.ts';
import { byEdgeKind, type ServiceEdge } from '../model/service-edge.ts';
import type { PastCommit } from './past-commits.ts';
import { picturesOf } from './picture.ts';
import { type PastProject, pastProjects } from './renamed-projects.ts';

/** What is kept of a finding of one revision: what tells which it is, and what is said of it. */
export interface PastFinding extends Pick<
  Finding, 'rule' | 'clause' | 'severity' | 'status' | 'message' | 'why' | 'fix' | 'fingerprint' | 'identity' | 'home' | 'owners' | 'sites'
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
  /** How many findings are seen in each file, waived ones left out. */
  readonly seenIn: readonly Tally[];
  readonly edges: readonly ServiceEdge[];
  readonly projects: readonly PastProject[];
  readonly picture: Picture;
}

/** What an analysis came to. */
export interface Analysed {
  readonly architecture: Architecture;
  readonly report: Report;
  readonly metrics: Metrics;
  /** Who owns a path, by CODEOWNERS. */
  ownersOf(path: string): readonly string[];
  /** The content key of a file. */
  keyOf(path: string): string | undefined;
}

/** The parts of an analysis that history is told from. */
export function takeSnapshot({ architecture, report, metrics, ownersOf, keyOf }: Analysed): Snapshot {
  return {
    files: report.summary.files,
    services: architecture.services.length,
    interfaces: architecture.interfaces.length,
    problems: report.summary.problems,
    findings: report.findings.map(pastFinding),
    seenIn: tally(report.findings.filter(({ status }) => status !== 'waived').flatMap(({ sites }) => [...new Set(sites.map(({ file }) => file))])),
    edges: serviceEdges(architecture),
    projects: pastProjects(architecture, keyOf),
    picture: { services: picturesOf(architecture, ownersOf), metrics },
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
    edges: byEdgeKind(pairs),
    problems: snapshot.problems,
    metrics: Object.fromEntries(metricValues(snapshot.picture.metrics).filter(({ kind }) => kind === 'repository').map(({ metric, value }) => [metric, value])),
    changes,
  };
}

function pastFinding(finding: Finding): PastFinding {
  const { rule, clause, severity, status, message, why, fix, fingerprint, identity, home, owners, from, to, sites } = finding;
  return {
    rule, clause, severity, status, message, why, fix, fingerprint, identity, home, owners,
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

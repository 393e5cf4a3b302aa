import type { Drift, DriftCommit, DriftEdge, DriftFinding, Revision, Tally } from '../model/drift.ts';
import { edgeKinds, type EdgeKind } from '../model/service-edge.ts';

/** One row that is told of the first revision and of the last. */
export interface Trend {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** What one commit brought or took away. */
export interface CommitNews {
  readonly at: DriftCommit;
  readonly findings: readonly DriftFinding[];
}

/** What is worth telling of a drift, in the order in which it is told; printers only lay it out. */
export interface DriftView {
  readonly first: Revision;
  readonly last: Revision;
  /** Some revisions at even distances, the first and the last among them. */
  readonly course: readonly Revision[];
  readonly totals: readonly Trend[];
  readonly byRule: readonly Trend[];
  readonly byService: readonly Trend[];
  readonly byOwner: readonly Trend[];
  /** By the commit, the latest first. */
  readonly news: readonly CommitNews[];
  readonly fixed: readonly CommitNews[];
  readonly excepted: readonly DriftFinding[];
  /** Findings that came and went in between. */
  readonly passing: readonly DriftFinding[];
  readonly newEdges: readonly DriftEdge[];
  readonly goneEdges: readonly DriftEdge[];
}

/** Revisions of the course that a person takes in at one look. */
const mostCourse = 13;

/** Sorts a drift into what people ask of it: where it was, where it is, what is new since, and by whom and when it came. */
export function driftView({ revisions, findings, edges }: Drift): DriftView {
  const [first, last] = [revisions[0]!, revisions.at(-1)!];
  const step = Math.max(1, (revisions.length - 1) / (mostCourse - 1));
  const course = revisions.length <= mostCourse ? revisions : Array.from({ length: mostCourse }, (_, at) => revisions[Math.round(at * step)]!);
  const since = (at: DriftCommit | undefined): at is DriftCommit => at !== undefined && at.commit !== first.commit;
  const isNew = (finding: DriftFinding): boolean => since(finding.introduced);
  return {
    first, last, course,
    totals: [
      trend('findings', first, last, ({ findings: { errors, warnings } }) => errors + warnings),
      trend('waived', first, last, (revision) => revision.findings.waived),
      trend('in the baseline', first, last, (revision) => revision.findings.baselined),
      trend('services', first, last, ({ services }) => services),
      trend('interfaces', first, last, ({ interfaces }) => interfaces),
      trend('files', first, last, ({ files }) => files),
      ...edgeKinds.map((kind) => trend(edgeNames[kind], first, last, (revision) => revision.edges[kind])),
      trend('problems', first, last, ({ problems }) => problems.errors + problems.warnings),
    ].filter(({ name, first: a, last: b }) => a + b > 0 || name === 'findings'),
    byRule: trends(first.byRule, last.byRule),
    byService: trends(first.byService, last.byService),
    byOwner: trends(first.byOwner, last.byOwner),
    news: byCommit(findings.filter((finding) => isNew(finding) && (finding.status === 'new' || finding.status === 'known')), ({ introduced }) => introduced!),
    fixed: byCommit(findings.filter((finding) => finding.fixed !== undefined && !isNew(finding)), ({ fixed }) => fixed!),
    excepted: findings.filter(({ status, steps }) => (status === 'waived' || status === 'baselined') && steps.some(({ kind }) => kind === 'excepted')),
    passing: findings.filter((finding) => finding.fixed !== undefined && isNew(finding)),
    newEdges: edges.filter(({ introduced, removed }) => since(introduced) && removed === undefined).toSorted(latest(({ introduced }) => introduced!)),
    goneEdges: edges.filter(({ introduced, removed }) => removed !== undefined && !since(introduced)).toSorted(latest(({ removed }) => removed!)),
  };
}

/** What the number of pairs of services by kind is called. */
const edgeNames: Readonly<Record<EdgeKind, string>> = {
  code: 'edges: code', types: 'edges: types', data: 'edges: data', queue: 'edges: queues', config: 'edges: config', call: 'edges: calls',
};

function trend(name: string, first: Revision, last: Revision, valueOf: (revision: Revision) => number): Trend {
  return { name, first: valueOf(first), last: valueOf(last) };
}

/** The largest change first, then the largest number, then by name. */
function trends(first: readonly Tally[], last: readonly Tally[]): Trend[] {
  const [was, is] = [first, last].map((tallies) => new Map(tallies.map(({ name, count }) => [name, count])));
  return [...new Set([...was!.keys(), ...is!.keys()])].map((name) => ({ name, first: was!.get(name) ?? 0, last: is!.get(name) ?? 0 }))
    .sort((a, b) => Math.abs(b.last - b.first) - Math.abs(a.last - a.first) || b.last - a.last || (a.name < b.name ? -1 : 1));
}

function byCommit(findings: readonly DriftFinding[], commitOf: (finding: DriftFinding) => DriftCommit): CommitNews[] {
  const groups = new Map<string, DriftFinding[]>();
  for (const finding of findings) groups.set(commitOf(finding).commit, [...groups.get(commitOf(finding).commit) ?? [], finding]);
  // Errors first; else in the order of the report.
  const ordered = (group: readonly DriftFinding[]): DriftFinding[] => group.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  return [...groups.values()].map((group) => ({ at: commitOf(group[0]!), findings: ordered(group) })).sort(latest(({ at }) => at));
}

function latest<Item>(commitOf: (item: Item) => DriftCommit): (a: Item, b: Item) => number {
  return (a, b) => {
    const [left, right] = [commitOf(a), commitOf(b)];
    return left.date === right.date ? (left.commit < right.commit ? -1 : left.commit > right.commit ? 1 : 0) : left.date < right.date ? 1 : -1;
  };
}

import { mergeMetrics } from '../metrics/merge-metrics.ts';
import type { CoChange, Drift, DriftCommit, DriftEdge, DriftFinding, Hotspot, Picture, Revision, RevisionChanges, Sampling, Tally } from '../model/drift.ts';
import { metricValues } from '../model/metric-values.ts';
import { byEdgeKind } from '../model/service-edge.ts';
import { mostTogetherFirst } from './co-changes.ts';
import { hottest } from './hotspots.ts';
import { renamedFinding, renamedService } from './rename-parts.ts';
import { weekOf } from './sample-commits.ts';

/** A revision of one repository, with what its row is to be made of. */
export interface PlacedRevision {
  readonly revision: Revision;
  /** In milliseconds: what it is aligned by. */
  readonly moment: number;
  readonly picture: Picture;
}

/** What one repository's history came to. */
export interface RepositoryDrift {
  readonly name: string;
  /** Oldest first; at least one. */
  readonly revisions: readonly PlacedRevision[];
  readonly findings: readonly DriftFinding[];
  readonly edges: readonly DriftEdge[];
  readonly hotspots: readonly Hotspot[];
  readonly coChanges: readonly CoChange[];
  readonly commits: number;
}

export type MergedDrift = Pick<Drift, 'repositories' | 'revisions' | 'findings' | 'edges' | 'latest' | 'hotspots' | 'coChanges'> & { readonly commits: number };

/**
 * The histories of several repositories as one: at each week, or each revision of any, the sum of what each of them was at that time.
 * Where there is more than one, names of services and projects, and files, begin with that of their repository.
 *
 * @param all sorted by name; at least one
 */
export function mergeDrifts(all: readonly RepositoryDrift[], every: Sampling): MergedDrift {
  const nameIn = (repository: string) => (name: string): string => all.length === 1 ? name : `${repository}/${name}`;
  const stateOf = (now: readonly Standing[]): Picture => ({
    services: now.flatMap(({ name, at }) => at.picture.services.map((service) => renamedService(service, nameIn(name)))),
    metrics: mergeMetrics(now.map(({ name, at }) => ({ metrics: at.picture.metrics, nameOf: nameIn(name) }))),
  });
  const rows = rowsOf(all, every);
  return {
    commits: all.reduce((sum, { commits }) => sum + commits, 0),
    repositories: all.map(({ name, revisions, commits }) => (
      { name, from: plain(revisions[0]!.revision), to: plain(revisions.at(-1)!.revision), commits, revisions: revisions.length }
    )),
    revisions: rows.map((row) => rowRevision(row, stateOf(row.now), nameIn, all.length > 1)),
    findings: inTime(all.flatMap(({ name, findings }) => findings.map((finding) => renamedFinding(finding, nameIn(name)))), ({ introduced }) => introduced),
    edges: all.flatMap(({ name, edges }) => edges.map((edge) => (
      { ...edge, from: nameIn(name)(edge.from), to: nameIn(name)(edge.to), file: nameIn(name)(edge.file) }
    ))),
    latest: stateOf(rows.at(-1)!.now),
    hotspots: hottest(all.flatMap(({ name, hotspots }) => hotspots.map((one) => ({ ...one, file: nameIn(name)(one.file), home: nameIn(name)(one.home) })))),
    coChanges: all.flatMap(({ name, coChanges }) => coChanges.map(({ services: [one, other], ...counts }): CoChange => (
      { services: [nameIn(name)(one), nameIn(name)(other)], ...counts }
    ))).sort(mostTogetherFirst),
  };
}

interface Standing {
  readonly name: string;
  readonly at: PlacedRevision;
}

interface Row {
  /** The revisions that the row is made for, oldest first. */
  readonly news: readonly Standing[];
  /** How each repository that has begun is then. */
  readonly now: readonly Standing[];
}

function rowsOf(all: readonly RepositoryDrift[], every: Sampling): readonly Row[] {
  const told = all.flatMap(({ name, revisions }) => revisions.map((at): Standing => ({ name, at }))).sort((a, b) => a.at.moment - b.at.moment);
  const rows: Row[] = [];
  const now = new Map<string, Standing>();
  for (let from = 0; from < told.length;) {
    const first = told[from]!;
    const names = new Set<string>();
    // The first revision of a repository may lie in one week with its next, and tells how it was before.
    const isOfRow = ({ name, at: { moment } }: Standing): boolean => (
      names.size === 0 || (every === 'week' && weekOf(moment) === weekOf(first.at.moment) && !names.has(name))
    );
    let end = from;
    for (; end < told.length && isOfRow(told[end]!); end++) names.add(told[end]!.name);
    const news = told.slice(from, end);
    for (const one of news) now.set(one.name, one);
    rows.push({ news, now: all.flatMap(({ name }) => now.get(name) ?? []) });
    from = end;
  }
  return rows;
}

type NameIn = (repository: string) => (name: string) => string;

function rowRevision({ news, now }: Row, { metrics }: Picture, nameIn: NameIn, areMany: boolean): Revision {
  const states = now.map(({ at }) => at.revision);
  const sum = (valueOf: (revision: Revision) => number): number => states.reduce((total, revision) => total + valueOf(revision), 0);
  const { commit, date, subject } = news.at(-1)!.at.revision;
  return {
    commit, date, subject,
    tags: news.flatMap(({ name, at }) => at.revision.tags.map((tag) => areMany ? `${name}@${tag}` : tag)).sort(),
    files: sum(({ files }) => files), services: sum(({ services }) => services), interfaces: sum(({ interfaces }) => interfaces),
    findings: {
      errors: sum(({ findings }) => findings.errors), warnings: sum(({ findings }) => findings.warnings),
      waived: sum(({ findings }) => findings.waived), baselined: sum(({ findings }) => findings.baselined),
    },
    byRule: tallies(states.map(({ byRule }) => byRule)),
    byService: tallies(now.map(({ name, at }) => at.revision.byService.map((one) => ({ ...one, name: nameIn(name)(one.name) })))),
    byOwner: tallies(states.map(({ byOwner }) => byOwner)),
    edges: byEdgeKind((kind) => sum(({ edges }) => edges[kind])),
    problems: { errors: sum(({ problems }) => problems.errors), warnings: sum(({ problems }) => problems.warnings) },
    metrics: Object.fromEntries(metricValues(metrics).filter(({ kind }) => kind === 'repository').map(({ metric, value }) => [metric, value])),
    changes: changesOf(news.map(({ at }) => at.revision.changes)),
  };
}

function changesOf(all: readonly RevisionChanges[]): RevisionChanges {
  const sum = (key: keyof RevisionChanges): number => all.reduce((total, changes) => total + changes[key], 0);
  return {
    new: sum('new'), grown: sum('grown'), fixed: sum('fixed'), moved: sum('moved'),
    excepted: sum('excepted'), unexcepted: sum('unexcepted'), newEdges: sum('newEdges'), goneEdges: sum('goneEdges'),
  };
}

function tallies(all: readonly (readonly Tally[])[]): readonly Tally[] {
  const counts = new Map<string, number>();
  for (const { name, count } of all.flat()) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** In the order of their commits; what is older than all that is told stands first. */
function inTime<Item>(items: readonly Item[], commitOf: (item: Item) => DriftCommit | undefined): readonly Item[] {
  const dateOf = (item: Item): string => commitOf(item)?.date ?? '';
  return items.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
}

function plain({ commit, date, subject }: DriftCommit): DriftCommit {
  return { commit, date, subject };
}

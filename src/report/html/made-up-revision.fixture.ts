import type { DriftCommit, DriftEdge, DriftFinding, EdgeKind, Revision, Tally } from '../../model/drift.ts';
import { type DriftPlan, kinds } from './made-up-findings.fixture.ts';
import { groupsBy } from './view/groups-by.ts';

export function revisionOf(
  { services }: DriftPlan,
  findings: readonly DriftFinding[],
  edges: readonly DriftEdge[],
  commit: DriftCommit,
  at: number,
): Revision {
  const dateOf = (other: DriftCommit | undefined, missing: string): string => other?.date ?? missing;
  const alive = findings.filter(({ introduced, fixed }) => dateOf(introduced, '') <= commit.date && dateOf(fixed, '9') > commit.date);
  const excepted = alive.filter(({ steps }) => steps.some(({ kind, date }) => kind === 'excepted' && date <= commit.date));
  const open = alive.filter((finding) => !excepted.includes(finding));
  const known = edges.filter(({ introduced, removed }) => dateOf(introduced, '') <= commit.date && dateOf(removed, '9') > commit.date);
  const here = (other: DriftCommit | undefined): boolean => other?.commit === commit.commit && at > 0;
  const steps = (kind: string): number => findings.filter((finding) => finding.steps.some((step) => step.kind === kind && here(step))).length;
  return {
    ...commit,
    tags: at % 8 === 7 ? [`v1.${at}.0`] : [],
    files: services.length * 34 + at,
    services: services.length,
    interfaces: Math.round(services.length * 0.7),
    findings: {
      errors: open.filter(({ severity }) => severity === 'error').length,
      warnings: open.filter(({ severity }) => severity === 'warn').length,
      waived: excepted.filter(({ status }) => status === 'waived').length,
      baselined: excepted.filter(({ status }) => status === 'baselined').length,
    },
    byRule: tallies(open.map(({ rule }) => rule)),
    byService: tallies(open.map(({ home }) => home)),
    byOwner: tallies(open.flatMap(({ owners }) => owners)),
    edges: Object.fromEntries([...new Set(kinds)].map((kind) => [kind, known.filter((edge) => edge.kind === kind).length])) as Record<
      EdgeKind,
      number
    >,
    problems: { errors: 0, warnings: services.length > 0 ? 3 : 0 },
    metrics: {
      'service-propagation-cost': services.length === 0 ? null : Math.round((0.2 + at / 400) * 1e4) / 1e4,
      'service-nccd': 1 + Math.round(at * 31) / 1e4,
      'service-cycles': 1,
      'score': 60 - at / 4,
      'files-read': 0.998,
    },
    changes: {
      new: findings.filter(({ introduced }) => here(introduced)).length,
      fixed: findings.filter(({ fixed }) => here(fixed)).length,
      grown: steps('grown'),
      moved: steps('moved'),
      excepted: steps('excepted'),
      unexcepted: 0,
      newEdges: edges.filter(({ introduced }) => here(introduced)).length,
      goneEdges: edges.filter(({ removed }) => here(removed)).length,
    },
  };
}

function tallies(names: readonly string[]): Tally[] {
  return [...groupsBy(names, (name) => name)].map(([name, group]) => ({ name, count: group.length })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

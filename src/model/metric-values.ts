import type { Metrics, PartMetrics, Standing, Structure, Cyclicity } from './metrics.ts';

/** One number of the metrics by its name; `of` is the service or project that it is of. */
export interface MetricValue {
  readonly metric: MetricName;
  readonly of?: string;
  readonly kind: 'repository' | 'service' | 'project';
  readonly value: number | null;
}

/** Every metric of one service or project. */
const partMetrics = {
  'modules': ({ modules }) => modules,
  'ca': ({ ca }) => ca,
  'ce': ({ ce }) => ce,
  'instability': (part) => part.instability,
  'abstractness': (part) => part.abstractness,
  'distance': (part) => part.distance,
  'dependents': ({ dependents }) => dependents,
  'dependencies': ({ dependencies }) => dependencies,
  'reached-by': ({ reachedBy }) => reachedBy,
  'reaches': ({ reaches }) => reaches,
} as const satisfies Record<string, (part: PartMetrics) => number | null>;

/** Every metric that the findings of a service, or of all, make. */
const standings = {
  'score': ({ score }) => score,
  'new': (standing) => standing.new,
  'known': ({ known }) => known,
  'waived': ({ waived }) => waived,
  'baselined': ({ baselined }) => baselined,
} as const satisfies Record<string, (standing: Standing) => number>;

/** Every metric of a graph as a whole: `module-nccd`, `service-nccd`, `project-nccd`. */
const structures = {
  'propagation-cost': ({ propagationCost }) => propagationCost,
  'ccd': ({ ccd }) => ccd,
  'acd': ({ acd }) => acd,
  'nccd': ({ nccd }) => nccd,
  'edges': ({ edges }) => edges,
} as const satisfies Record<string, (structure: Structure) => number | null>;

const cyclicities = {
  'cycles': ({ cycles }) => cycles.length,
  'largest-cycle': ({ cycles }) => cycles[0] ?? 0,
  'in-cycles': ({ share }) => share,
} as const satisfies Record<string, (cyclicity: Cyclicity) => number | null>;

const levels = ['module', 'service', 'project'] as const;
const plural = { module: 'modules', service: 'services', project: 'projects', loading: 'loading' } as const;
const covered = ['files-read', 'imports-resolved', 'problems'] as const;

export type MetricName =
  | keyof typeof partMetrics | keyof typeof standings | 'service-cut' | (typeof covered)[number]
  | `${(typeof levels)[number]}-${keyof typeof structures}` | `${(typeof levels)[number] | 'loading'}-${keyof typeof cyclicities}`;

/** Every number that has a name, those of the repository first; a metric of findings stands for the repository and for each service. */
export function metricValues({ services, projects, structure, cyclicity, scorecard, coverage }: Metrics): MetricValue[] {
  const whole = (metric: MetricName, value: number | null): MetricValue => ({ metric, kind: 'repository', value });
  return [
    ...levels.flatMap((level) => entries(structures).map(([name, of]) => whole(`${level}-${name}`, of(structure[plural[level]])))),
    ...([...levels, 'loading'] as const).flatMap((level) => (
      entries(cyclicities).map(([name, of]) => whole(`${level}-${name}`, of(cyclicity[plural[level]])))
    )),
    whole('service-cut', cyclicity.services.cut.length),
    ...entries(standings).map(([name, of]) => whole(name, of(scorecard.total))),
    whole('files-read', coverage.files.share),
    whole('imports-resolved', coverage.imports.share),
    whole('problems', coverage.problems.reduce((sum, { count }) => sum + count, 0)),
    ...services.flatMap((part) => partValues(part, 'service')),
    ...scorecard.rows.filter(({ kind }) => kind === 'service').flatMap((row) => (
      entries(standings).map(([metric, of]): MetricValue => ({ metric, of: row.name, kind: 'service', value: of(row) }))
    )),
    ...projects.flatMap((part) => partValues(part, 'project')),
  ];
}

/** Every name there is. */
export const metricNames: readonly MetricName[] = [
  ...levels.flatMap((level) => entries(structures).map(([name]) => `${level}-${name}` as const)),
  ...([...levels, 'loading'] as const).flatMap((level) => entries(cyclicities).map(([name]) => `${level}-${name}` as const)),
  'service-cut', ...entries(standings).map(([name]) => name), ...covered, ...entries(partMetrics).map(([name]) => name),
];

function partValues(part: PartMetrics, kind: 'service' | 'project'): MetricValue[] {
  return entries(partMetrics).map(([metric, of]) => ({ metric, of: part.name, kind, value: of(part) }));
}

function entries<Key extends string, Value>(table: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(table) as [Key, Value][];
}

import type { Coverage, Cyclicity, Metrics, PartMetrics, Scorecard, ServiceCyclicity, Structure } from '../model/metrics.ts';
import { cumulativeOf } from './cumulative-dependency.ts';
import { cyclicityOf } from './cyclicity.ts';
import { ratio } from './rounded.ts';
import { scored } from './scorecard.ts';

/** Metrics, and what its services and projects are called among those of others. */
export interface NamedMetrics {
  readonly metrics: Metrics;
  nameOf(name: string): string;
}

/** The metrics of architectures that have nothing to do with each other, as one: what a measurement of all of them at once would give. At least one. */
export function mergeMetrics(all: readonly NamedMetrics[]): Metrics {
  const parts = (partsOf: (metrics: Metrics) => readonly PartMetrics[]): readonly PartMetrics[] => (
    byName(all.flatMap(({ metrics, nameOf }) => partsOf(metrics).map((part) => ({ ...part, name: nameOf(part.name) }))))
  );
  const metrics = all.map((one) => one.metrics);
  const structure = (key: keyof Metrics['structure']): Structure => structureOf(metrics.map((one) => one.structure[key]));
  const cycles = (key: keyof Metrics['cyclicity'], level: keyof Metrics['structure']): Cyclicity => (
    cyclicityOf(metrics.flatMap((one) => one.cyclicity[key].cycles), structure(level).nodes)
  );
  return {
    version: 1,
    tool: metrics[0]!.tool,
    size: {
      modules: sum(metrics, ({ size }) => size.modules), edges: sum(metrics, ({ size }) => size.edges),
      services: sum(metrics, ({ size }) => size.services), projects: sum(metrics, ({ size }) => size.projects),
    },
    services: parts(({ services }) => services),
    projects: parts(({ projects }) => projects),
    structure: { modules: structure('modules'), services: structure('services'), projects: structure('projects') },
    cyclicity: {
      modules: cycles('modules', 'modules'), loading: cycles('loading', 'modules'),
      services: { ...cycles('services', 'services'), ...serviceSets(all) }, projects: cycles('projects', 'projects'),
    },
    coupling: all.flatMap(({ metrics: { coupling }, nameOf }) => coupling.map((one) => ({ ...one, from: nameOf(one.from), to: nameOf(one.to) }))),
    scorecard: scorecardOf(all),
    coverage: coverageOf(metrics.map((one) => one.coverage)),
  };
}

/** A sum over all pairs of nodes is that of each graph: no node of one reaches one of another. */
function structureOf(all: readonly Structure[]): Structure {
  const [nodes, edges, ccd] = [sum(all, (one) => one.nodes), sum(all, (one) => one.edges), sum(all, (one) => one.ccd)];
  return { nodes, edges, propagationCost: ratio(ccd, nodes ** 2), ...cumulativeOf(ccd, nodes) };
}

function serviceSets(all: readonly NamedMetrics[]): Pick<ServiceCyclicity, 'sets' | 'cut'> {
  return {
    sets: all.flatMap(({ metrics, nameOf }) => metrics.cyclicity.services.sets.map((set) => set.map(nameOf))).sort((a, b) => b.length - a.length),
    cut: all.flatMap(({ metrics, nameOf }) => metrics.cyclicity.services.cut.map((one) => ({ ...one, from: nameOf(one.from), to: nameOf(one.to) }))),
  };
}

function scorecardOf(all: readonly NamedMetrics[]): Scorecard {
  const totals = all.map(({ metrics }) => metrics.scorecard.total);
  const counts = {
    new: sum(totals, (one) => one.new), known: sum(totals, (one) => one.known), waived: sum(totals, (one) => one.waived), baselined: sum(totals, (one) => one.baselined),
  };
  return {
    clauses: [...new Set(all.flatMap(({ metrics }) => metrics.scorecard.clauses))].sort((a, b) => a - b),
    total: scored(counts, Math.max(1, sum(all, ({ metrics }) => metrics.size.services))),
    rows: all.flatMap(({ metrics, nameOf }) => metrics.scorecard.rows.map((row) => ({ ...row, name: nameOf(row.name) }))),
  };
}

function coverageOf(all: readonly Coverage[]): Coverage {
  const [read, partly] = [sum(all, ({ files }) => files.read), sum(all, ({ files }) => files.partly)];
  const [resolved, unresolved] = [sum(all, ({ imports }) => imports.resolved), sum(all, ({ imports }) => imports.unresolved)];
  const problems = new Map<string, number>();
  for (const { code, count } of all.flatMap((one) => one.problems)) problems.set(code, (problems.get(code) ?? 0) + count);
  return {
    files: { read, partly, share: ratio(read, read + partly) },
    imports: { resolved, unresolved, share: ratio(resolved, resolved + unresolved) },
    problems: [...problems].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => ({ code, count })),
  };
}

function byName(parts: readonly PartMetrics[]): readonly PartMetrics[] {
  return parts.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}

import type { Coupling, Coverage, Cyclicity, Metrics, PartMetrics, Scorecard, ScoreRow, ServiceCyclicity, Standing, Structure } from '../../model/metrics.ts';
import { byEdgeKind } from '../../model/service-edge.ts';
import { count, list, number, object, oneOf, orNull, text } from './shape.ts';

const ratio = orNull(number);
const cyclicity = { cycles: list(count), members: count, share: ratio };
const standing = { new: count, known: count, waived: count, baselined: count, score: number };
const structure = object<Structure>({ nodes: count, edges: count, propagationCost: ratio, ccd: number, acd: ratio, nccd: ratio });
const parts = list(object<PartMetrics>({
  name: text, modules: count, ca: count, ce: count, instability: ratio, abstractness: ratio, distance: ratio,
  dependents: count, dependencies: count, reachedBy: count, reaches: count,
}));

/** Metrics as a history file has them, keys in the order of a measurement. */
export const metricsShape = object<Metrics>({
  version: (value) => value === 1 ? value : undefined,
  tool: object<Metrics['tool']>({ name: oneOf('mandate'), version: text }),
  size: object<Metrics['size']>({ modules: count, edges: count, services: count, projects: count }),
  services: parts,
  projects: parts,
  structure: object<Metrics['structure']>({ modules: structure, services: structure, projects: structure }),
  cyclicity: object<Metrics['cyclicity']>({
    modules: object<Cyclicity>(cyclicity),
    loading: object<Cyclicity>(cyclicity),
    services: object<ServiceCyclicity>({
      ...cyclicity, sets: list(list(text)), cut: list(object<ServiceCyclicity['cut'][number]>({ from: text, to: text, imports: count })),
    }),
    projects: object<Cyclicity>(cyclicity),
  }),
  coupling: list(object<Coupling>({ from: text, to: text, ...byEdgeKind(() => count) })),
  scorecard: object<Scorecard>({
    clauses: list(count),
    total: object<Standing>(standing),
    rows: list(object<ScoreRow>({
      name: text, kind: oneOf('service', 'other'), ...standing, clauses: list(object<ScoreRow['clauses'][number]>({ clause: count, ...standing })),
    })),
  }),
  coverage: object<Coverage>({
    files: object<Coverage['files']>({ read: count, partly: count, share: ratio }),
    imports: object<Coverage['imports']>({ resolved: count, unresolved: count, share: ratio }),
    problems: list(object<Coverage['problems'][number]>({ code: text, count })),
  }),
});

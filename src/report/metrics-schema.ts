import type { Coverage, Coupling, Cyclicity, Metrics, PartMetrics, Scorecard, ScoreRow, ServiceCyclicity, Standing, Structure } from '../model/metrics.ts';
import { edgeKinds, type EdgeKind } from '../model/service-edge.ts';
import { type Schema, count, list, number, object, oneOf, orNull, text } from './schema-parts.ts';

const share = orNull(number());
const standing = { new: count(), known: count(), waived: count(), baselined: count(), score: number('From 100 down towards 0.') };
const cyclicity = { cycles: list(count(), 'Members of each set, largest first.'), members: count(), share };

const part = object<PartMetrics>({
  name: text(), modules: count(), ca: count(), ce: count(), instability: share, abstractness: share, distance: share,
  dependents: count(), dependencies: count(), reachedBy: count(), reaches: count(),
});
const structure = object<Structure>({
  nodes: count(), edges: count(), propagationCost: share, ccd: count(), acd: share, nccd: share,
});
const coupling = object<Coupling>({
  from: text(), to: text(), ...(Object.fromEntries(edgeKinds.map((kind) => [kind, count()])) as Record<EdgeKind, Schema>),
});
const scorecard = object<Scorecard>({
  clauses: list(count(), 'Those that some rule judges.'),
  total: object<Standing>(standing),
  rows: list(object<ScoreRow>({
    name: text(), kind: oneOf(['service', 'other'] satisfies ScoreRow['kind'][]), ...standing,
    clauses: list(object<ScoreRow['clauses'][number]>({ clause: count(), ...standing })),
  })),
});
const coverage = object<Coverage>({
  files: object<Coverage['files']>({ read: count(), partly: count(), share }),
  imports: object<Coverage['imports']>({ resolved: count(), unresolved: count(), share }),
  problems: list(object<Coverage['problems'][number]>({ code: text(), count: count() })),
});

/** The JSON Schema of metrics; docs/metrics.md says what each is. */
export const metricsSchema = object<Metrics>({
  version: { const: 1 },
  tool: object<Metrics['tool']>({ name: { const: 'mandate' }, version: text() }),
  size: object<Metrics['size']>({ modules: count(), edges: count(), services: count(), projects: count() }),
  services: list(part),
  projects: list(part),
  structure: object<Metrics['structure']>({ modules: structure, services: structure, projects: structure }),
  cyclicity: object<Metrics['cyclicity']>({
    modules: object<Cyclicity>(cyclicity),
    loading: object<Cyclicity>(cyclicity),
    services: object<ServiceCyclicity>({
      ...cyclicity, sets: list(list(text())), cut: list(object<ServiceCyclicity['cut'][number]>({ from: text(), to: text(), imports: count() })),
    }),
    projects: object<Cyclicity>(cyclicity),
  }),
  coupling: list(coupling),
  scorecard,
  coverage,
});

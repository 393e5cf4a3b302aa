import type { DriftEdge, DriftFinding } from '../../model/drift.ts';
import type { Metrics, PartMetrics, Standing } from '../../model/metrics.ts';

/** Metrics of made-up services that agree with their findings; the rest is from chance. */
export function metricsOf(names: readonly string[], findings: readonly DriftFinding[], edges: readonly DriftEdge[], random: () => number): Metrics {
  const now = edges.filter(({ removed }) => removed === undefined);
  const structure = {
    nodes: names.length,
    edges: now.length,
    propagationCost: names.length === 0 ? null : 0.31,
    ccd: names.length * 3,
    acd: 3,
    nccd: 1.08,
  };
  const none = { cycles: [], members: 0, share: 0 };
  const knot = names.slice(0, 3);
  return {
    version: 1,
    tool: { name: 'mandate', version: '0.1.0' },
    size: { modules: names.length * 34, edges: names.length * 80, services: names.length, projects: names.length },
    services: names.map((name) => partOf(name, now, random)),
    projects: [],
    structure: { modules: structure, services: structure, projects: structure },
    cyclicity: {
      modules: none,
      loading: none,
      projects: none,
      services:
        knot.length < 3
          ? { ...none, sets: [], cut: [] }
          : { cycles: [3], members: 3, share: 3 / names.length, sets: [knot], cut: [{ from: knot[2]!, to: knot[0]!, imports: 2 }] },
    },
    coupling: [],
    scorecard: {
      clauses: [1, 2, 3, 6],
      total: standing(findings, names.length || 1),
      rows: names.map((name) => {
        const own = findings.filter(({ home }) => home === name);
        return {
          name,
          kind: 'service' as const,
          ...standing(own),
          clauses: [1, 2, 3, 6].map((clause) => ({ clause, ...standing(own.filter((finding) => finding.clause === clause)) })),
        };
      }),
    },
    coverage: {
      files: { read: names.length * 34, partly: 2, share: 0.998 },
      imports: { resolved: names.length * 200, unresolved: 4, share: 0.9992 },
      problems: names.length === 0 ? [] : [{ code: 'unread-resource', count: 3 }],
    },
  };
}

function partOf(name: string, edges: readonly DriftEdge[], random: () => number): PartMetrics {
  const dependencies = new Set(edges.filter(({ from }) => from === name).map(({ to }) => to)).size;
  const dependents = new Set(edges.filter(({ to }) => to === name).map(({ from }) => from)).size;
  const instability = dependencies + dependents === 0 ? null : Math.round((dependencies / (dependencies + dependents)) * 1e4) / 1e4;
  const abstractness = random() < 0.2 ? null : Math.round(random() * 1e4) / 1e4;
  return {
    name,
    modules: 10 + Math.floor(random() * 90),
    ca: dependents * 3,
    ce: dependencies * 3,
    instability,
    abstractness,
    distance: instability === null || abstractness === null ? null : Math.round(Math.abs(abstractness + instability - 1) * 1e4) / 1e4,
    dependents,
    dependencies,
    reachedBy: dependents * 2,
    reaches: dependencies * 2,
  };
}

function standing(findings: readonly DriftFinding[], among = 1): Standing {
  const count = (status: string): number => findings.filter((finding) => finding.status === status).length;
  const burden = count('new') + count('known') + (count('waived') + count('baselined')) / 2;
  return {
    new: count('new'),
    known: count('known'),
    waived: count('waived'),
    baselined: count('baselined'),
    score: Math.round(1000 / (1 + burden / among)) / 10,
  };
}

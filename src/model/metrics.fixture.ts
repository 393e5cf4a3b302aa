import type { Metrics } from './metrics.ts';

const structure = { nodes: 0, edges: 0, propagationCost: null, ccd: 0, acd: null, nccd: null };
const cyclicity = { cycles: [], members: 0, share: null };
const part = { modules: 1, abstractness: null, distance: null, dependents: 0, dependencies: 0, reachedBy: 0, reaches: 0 };
const standing = { new: 0, known: 0, waived: 0, baselined: 0, score: 100 };

/** Metrics of two services, of which `billing` has nothing to tell an instability by. */
export const measured: Metrics = {
  version: 1,
  tool: { name: 'mandate', version: '0.0.0' },
  size: { modules: 2, edges: 0, services: 2, projects: 2 },
  services: [
    { ...part, name: 'billing', ca: 0, ce: 0, instability: null },
    { ...part, name: 'orders', ca: 1, ce: 3, instability: 0.75 },
  ],
  projects: [{ ...part, name: '@acme/orders.v2', ca: 1, ce: 1, instability: 0.5 }, { ...part, name: 'orders', ca: 1, ce: 0, instability: 0 }],
  structure: { modules: { ...structure, nodes: 2, propagationCost: 0.5, ccd: 2, acd: 1, nccd: 0.7 }, services: structure, projects: structure },
  cyclicity: { modules: { ...cyclicity, share: 0 }, loading: cyclicity, projects: cyclicity, services: { ...cyclicity, sets: [], cut: [] } },
  coupling: [{ from: 'orders', to: 'billing', code: 1, types: 0, data: 2, queue: 0, config: 0, call: 0 }],
  scorecard: {
    clauses: [2],
    total: { ...standing, new: 1, score: 66.6667 },
    rows: [
      { ...standing, name: 'billing', kind: 'service', clauses: [{ ...standing, clause: 2 }] },
      { ...standing, new: 1, score: 50, name: 'orders', kind: 'service', clauses: [{ ...standing, new: 1, score: 50, clause: 2 }] },
    ],
  },
  coverage: {
    files: { read: 2, partly: 0, share: 1 },
    imports: { resolved: 3, unresolved: 1, share: 0.75 },
    problems: [{ code: 'unresolved-import', count: 1 }],
  },
};

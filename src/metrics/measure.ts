import { isShipped } from '../graph/module-kind.ts';
import { serviceEdges } from '../graph/service-edges.ts';
import { territoryOf, unitFor } from '../graph/territory.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Metrics } from '../model/metrics.ts';
import type { Report } from '../model/report.ts';
import { coverage } from './coverage.ts';
import { couplingMatrix } from './coupling.ts';
import { cyclicity, cyclicityOf } from './cyclicity.ts';
import { measureParts, moduleNetwork, structureOf } from './measure-parts.ts';
import { scorecard } from './scorecard.ts';
import { serviceCycles } from './service-cycles.ts';

/** What a run found, and the clauses that its rules judge. */
export interface Judgement extends Pick<Report, 'tool' | 'findings' | 'problems'> {
  readonly clauses: readonly number[];
}

/** Every metric of one state of a repository. */
export function measure(architecture: Architecture, { tool, findings, problems, clauses }: Judgement): Metrics {
  const { graph } = architecture;
  const territory = territoryOf(architecture);
  const network = moduleNetwork(territory);
  const { services: list } = architecture;
  const shipping = new Set(territory.modules.map(({ project }) => project));
  const shipped = architecture.projects.filter((project) => shipping.has(project));
  const projects = measureParts(graph, territory, shipped, ({ project }) => project);
  const services = measureParts(graph, territory, list, (module) => unitFor(architecture, module));
  const names = list.map(({ name }) => name);
  const loading = graph.cycles({ typeOnly: false, dynamic: false, keep: isShipped });
  return {
    version: 1,
    tool: { name: tool.name, version: tool.version },
    size: { modules: network.nodes, edges: network.targets.length, services: list.length, projects: architecture.projects.length },
    services: services.parts,
    projects: projects.parts,
    structure: { modules: structureOf(network), services: services.structure, projects: projects.structure },
    cyclicity: {
      modules: cyclicity(network),
      loading: cyclicityOf(loading.map(({ modules }) => modules.length), network.nodes),
      services: serviceCycles(names, services.network, services.arcs),
      projects: cyclicity(projects.network),
    },
    coupling: couplingMatrix(serviceEdges(architecture, territory)),
    scorecard: scorecard(names, findings, [...new Set(clauses)].sort()),
    coverage: coverage(architecture, problems),
  };
}

import { stronglyConnected } from '../../src/graph/components.ts';
import { isManifest, isShipped } from '../../src/graph/module-kind.ts';
import { type Arc, smallestCut } from '../../src/graph/smallest-cut.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Service } from '../../src/model/unit.ts';
import type { Import, Module } from '../../src/model/graph.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { listed } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noServiceCycle = defineRule({
  ...noOptions,
  id: 'no-service-cycle',
  summary: 'Services do not depend on each other in a cycle, not even through their interfaces.',
  clause: 2,
  severity: 'error',
  plant,
  *check(architecture) {
    const { services } = architecture;
    const edges = serviceEdges(architecture);
    const arcs = edges.map(({ from, to, imports }): Arc => (
      { from: services.indexOf(from), to: services.indexOf(to), weight: imports.length }
    ));
    for (const members of stronglyConnected(services.length, toAdjacency(services.length, arcs))) {
      const names = members.map((member) => services[member]!);
      const inside = edges.filter(({ from, to }) => names.includes(from) && names.includes(to));
      const cut = cutOf(names, inside);
      const [first] = cut as [Edge];
      yield {
        explanation: explain(names, cut),
        from: { unit: first.from, symbol: names.map(({ name }) => name).join(', '), oneOf: names },
        to: { unit: first.to, oneOf: names },
        sites: cut.flatMap(({ from, to, imports }) => imports.map(({ site }) => ({ ...site, note: `${from.name} → ${to.name}` }))),
        chain: inside.map(({ imports }) => imports[0]!),
      };
    }
  },
});

/** All imports by which one service depends on another. */
interface Edge {
  readonly from: Service;
  readonly to: Service;
  readonly imports: Import[];
}

/** From the inside or an interface of one service to the inside or an interface of another, by services. */
function serviceEdges(architecture: Architecture): Edge[] {
  const edges = new Map<Service, Map<Service, Edge>>();
  for (const one of architecture.graph.crossings) {
    if (!isShipped(one.from) || isManifest(one.to)) continue;
    const [from, to] = [serviceOf(architecture, one.from), serviceOf(architecture, one.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const targets = edges.get(from) ?? new Map<Service, Edge>();
    edges.set(from, targets);
    const known = targets.get(to);
    if (known === undefined) targets.set(to, { from, to, imports: [one] });
    else known.imports.push(one);
  }
  return [...edges.values()].flatMap((targets) => [...targets.values()]);
}

function serviceOf({ unitOf, interfaceOf }: Architecture, module: Module): Service | undefined {
  const unit = unitOf(module.project);
  return unit.kind === 'service' ? unit : interfaceOf(module)?.service;
}

/** As few edges as possible; of equally few, those with the fewest imports to change. */
function cutOf(members: readonly Service[], inside: readonly Edge[]): Edge[] {
  const arcs = inside.map(({ from, to, imports }): Arc => (
    { from: members.indexOf(from), to: members.indexOf(to), weight: imports.length }
  ));
  return smallestCut(members.length, arcs).map((arc) => inside[arcs.indexOf(arc)]!);
}

function explain(members: readonly Service[], cut: readonly Edge[]): Explanation {
  const edges = cut.map(({ from, to, imports }) => (
    `${from.name} → ${to.name} (${imports.length} ${imports.length === 1 ? 'import' : 'imports'})`
  ));
  const [{ from, to }] = cut as [Edge];
  return {
    what: `${members.length} services depend on each other in a cycle: ${members.map(({ name }) => name).join(', ')}`,
    why: 'none of them can be changed, tested or deployed without the others',
    fix: `cut ${listed(edges, edges.length)}, the smallest set of edges that ends the cycle: let ${from.name} publish an event that `
      + `${to.name} listens to, or let whoever calls ${from.name} pass in what it needs; or move that into a library below both`,
  };
}

function toAdjacency(nodes: number, arcs: readonly Arc[]): { starts: Int32Array; targets: Int32Array } {
  const sorted = [...arcs].sort((a, b) => a.from - b.from || a.to - b.to);
  const starts = new Int32Array(nodes + 1);
  for (const { from } of sorted) starts[from + 1]!++;
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  return { starts, targets: Int32Array.from(sorted, ({ to }) => to) };
}

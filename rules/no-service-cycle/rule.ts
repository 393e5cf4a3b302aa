import { stronglyConnected } from '../../src/graph/components.ts';
import { type Arc, smallestCut } from '../../src/graph/smallest-cut.ts';
import type { Architecture, Service } from '../../src/model/architecture.ts';
import type { Import, Module } from '../../src/model/graph.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { isShipped } from '../../src/model/wording.ts';

export const noServiceCycle = defineRule({
  ...noOptions,
  id: 'no-service-cycle',
  summary: 'Services do not depend on each other in a cycle, not even through their interfaces.',
  clause: 6,
  severity: 'error',
  *check(architecture) {
    const { services } = architecture;
    const dependencies = serviceDependencies(architecture);
    const arcs = [...dependencies.keys()].map((key) => arcOf(key, services.length));
    for (const members of stronglyConnected(services.length, toAdjacency(services.length, arcs))) {
      const inside = arcs
        .filter(({ from, to }) => members.includes(from) && members.includes(to))
        .map(({ from, to }) => ({ from: members.indexOf(from), to: members.indexOf(to) }));
      const names = members.map((member) => services[member]!);
      const cut = smallestCut(members.length, inside).map(({ from, to }) => ({
        from: names[from]!,
        to: names[to]!,
        imports: dependencies.get(keyOf(members[from]!, members[to]!, services.length))!,
      }));
      yield {
        explanation: explain(names, cut),
        from: { unit: cut[0]!.from, symbol: names.map(({ name }) => name).join(', ') },
        to: { unit: cut[0]!.to },
        sites: cut.flatMap(({ from, to, imports }) => imports.map(({ site }) => ({ ...site, note: `${from.name} → ${to.name}` }))),
        chain: inside.map(({ from, to }) => dependencies.get(keyOf(members[from]!, members[to]!, services.length))![0]!),
      };
    }
  },
});

interface CutEdge {
  readonly from: Service;
  readonly to: Service;
  readonly imports: readonly Import[];
}

/** Imports by the pair of services they join: from the inside or interface of one to the inside or interface of another. */
function serviceDependencies(architecture: Architecture): Map<number, Import[]> {
  const numbers = new Map(architecture.services.map((service, number) => [service, number]));
  const dependencies = new Map<number, Import[]>();
  for (const one of architecture.graph.crossings) {
    if (!isShipped(one.from)) continue;
    const [from, to] = [serviceOf(architecture, one.from), serviceOf(architecture, one.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = keyOf(numbers.get(from)!, numbers.get(to)!, architecture.services.length);
    const known = dependencies.get(key);
    if (known === undefined) dependencies.set(key, [one]);
    else known.push(one);
  }
  return dependencies;
}

function serviceOf({ unitOf, interfaceOf }: Architecture, module: Module): Service | undefined {
  const unit = unitOf(module.project);
  return unit.kind === 'service' ? unit : interfaceOf(module)?.service;
}

function explain(members: readonly Service[], cut: readonly CutEdge[]): Explanation {
  const edges = cut.map(({ from, to, imports }) => `${from.name} → ${to.name} (${imports.length} import${imports.length === 1 ? '' : 's'})`);
  return {
    what: `${members.length} services depend on each other in a cycle: ${members.map(({ name }) => name).join(', ')}`,
    why: 'none of them can be changed, tested or deployed on its own',
    fix: `cut ${edges.join(' and ')}: the smallest set of edges that ends the cycle. Turn the call round with an event, or move what is shared into the interface of one of them`,
  };
}

function keyOf(from: number, to: number, services: number): number {
  return from * services + to;
}

function arcOf(key: number, services: number): Arc {
  return { from: Math.floor(key / services), to: key % services };
}

function toAdjacency(nodes: number, arcs: readonly Arc[]): { starts: Int32Array; targets: Int32Array } {
  const sorted = [...arcs].sort((a, b) => a.from - b.from || a.to - b.to);
  const starts = new Int32Array(nodes + 1);
  for (const { from } of sorted) starts[from + 1]!++;
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  return { starts, targets: Int32Array.from(sorted, ({ to }) => to) };
}

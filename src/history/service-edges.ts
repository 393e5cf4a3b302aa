import type { Architecture } from '../model/architecture.ts';
import type { EdgeKind, ServiceEdge } from '../model/drift.ts';
import type { Module } from '../model/graph.ts';
import type { Service, Unit } from '../model/unit.ts';

/**
 * What each service has of others, sorted. What a service publishes counts as the service, so an import through an interface is an
 * edge as one past it is. A message leads from who sends it to who gets it.
 */
export function serviceEdges(architecture: Architecture): readonly ServiceEdge[] {
  const edges = new Map<string, { from: string; to: string; kind: EdgeKind; count: number; file: string }>();
  const add = (from: Service | undefined, to: Service | undefined, kind: EdgeKind, file: string): void => {
    if (from === undefined || to === undefined || from === to) return;
    const key = JSON.stringify([from.name, to.name, kind]);
    const edge = edges.get(key);
    if (edge === undefined) edges.set(key, { from: from.name, to: to.name, kind, count: 1, file });
    else {
      edge.count++;
      if (file < edge.file) edge.file = file;
    }
  };
  const serviceOf = (module: Module): Service | undefined => (
    architecture.interfaceOf(module)?.service ?? asService(architecture.unitOf(module.project))
  );
  for (const one of architecture.graph.crossings) add(serviceOf(one.from), serviceOf(one.to), one.typeOnly ? 'types' : 'code', one.from.path);
  const { tables, relations, databases, queues } = architecture.resources;
  for (const { owner, uses } of tables) for (const { unit, site } of uses) add(asService(unit), owner, 'data', site.file);
  for (const { from, to, site } of relations) add(from.owner, to.owner, 'data', site.file);
  for (const { owner, uses } of databases) for (const { service, site } of uses) add(service, owner, 'config', site.file);
  for (const { uses } of queues) {
    const consumers = new Set(uses.flatMap(({ unit, role }) => role === 'consumes' ? asService(unit) ?? [] : []));
    for (const { unit, role, site } of uses) {
      if (role === 'produces') for (const consumer of consumers) add(asService(unit), consumer, 'queue', site.file);
    }
  }
  return [...edges.values()].sort((a, b) => (edgeOrder(a) < edgeOrder(b) ? -1 : 1));
}

function edgeOrder({ from, to, kind }: ServiceEdge): string {
  return `${from}\0${to}\0${kind}`;
}

function asService(unit: Unit): Service | undefined {
  return unit.kind === 'service' ? unit : undefined;
}

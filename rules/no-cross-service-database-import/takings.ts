import { type ForeignName, foreignPersistence } from '../../src/graph/foreign-persistence.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Import, Module } from '../../src/model/graph.ts';
import { isOwnBackEnd } from './own-back-end.ts';

/** A name that a service takes, and the import by which it takes it from outside of itself. */
export interface Taking extends ForeignName {
  readonly first: Import;
}

/** Every such name. What the modules of a service pass on to each other is told where it entered. */
export function* takingsOf(architecture: Architecture): Iterable<Taking> {
  const { graph, resources, unitOf } = architecture;
  const persistence = foreignPersistence(architecture);
  const isOwned = (module: Module): boolean => persistence.ownerOf(module) !== undefined;
  // What is generated is no module of the graph, though imports lead there.
  if (resources.clients.length === 0 && !graph.modules.some(isOwned)) return;
  const judged = new Map<Module, boolean>();
  const leadsThere = (module: Module): boolean => {
    let answer = judged.get(module);
    if (answer === undefined) judged.set(module, (answer = isOwned(module) || graph.reexports(module, isOwned)));
    return answer;
  };
  for (const first of graph.crossings) {
    const consumer = unitOf(first.from.project);
    if (consumer.kind !== 'service' || unitOf(first.to.project) === consumer || !leadsThere(first.to)) continue;
    for (const name of persistence.takenBy(first)) {
      if (!isOwnBackEnd(architecture, first, name)) yield { ...name, first };
    }
  }
}

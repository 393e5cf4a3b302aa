import { type ForeignName, foreignPersistence } from '../../src/graph/foreign-persistence.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Import } from '../../src/model/graph.ts';
import { isOwnBackEnd } from './own-back-end.ts';

/** A name that a service takes, and the import by which it takes it from outside of itself. */
export interface Taking extends ForeignName {
  readonly first: Import;
}

/** Every such name. What the modules of a service pass on to each other is told where it entered. */
export function* takingsOf(architecture: Architecture): Iterable<Taking> {
  const { graph, unitOf } = architecture;
  const persistence = foreignPersistence(architecture);
  const leadsThere = graph.reexporters((module) => persistence.ownerOf(module) !== undefined);
  for (const first of graph.crossings) {
    const consumer = unitOf(first.from.project);
    if (!leadsThere(first.to) || consumer.kind !== 'service' || unitOf(first.to.project) === consumer) continue;
    for (const name of persistence.takenBy(first)) {
      if (!isOwnBackEnd(architecture, first, name)) yield { ...name, first };
    }
  }
}

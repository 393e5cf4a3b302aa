import { isFrontend } from '../../src/graph/frontend.ts';
import type { ForeignName } from '../../src/graph/foreign-persistence.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Import } from '../../src/model/graph.ts';

/**
 * Whether a frontend takes types that a library has of its own back end: the two are one product, and the types are
 * erased. The back end of a frontend is one that it imports types or an interface of.
 */
export function isOwnBackEnd({ graph, unitOf, interfaceOf }: Architecture, { typeOnly, to }: Import, { consumer, owner }: ForeignName): boolean {
  if (!typeOnly || unitOf(to.project).kind === 'service' || !isFrontend(consumer)) return false;
  return graph.crossings.some((one) => unitOf(one.from.project) === consumer
    && (unitOf(one.to.project) === owner || interfaceOf(one.to)?.service === owner));
}

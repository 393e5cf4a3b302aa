import type { Graph, Import, Module } from '../model/graph.ts';
import { ratio, rounded } from './rounded.ts';

/**
 * A of every part: of the names that others take of it, the share that everybody takes as types alone. The name counts
 * where it is declared, so a barrel and a deep import of one declaration are one name. A whole namespace, or an import that
 * does not tell what it takes, is one name of the module it leads to. Null where nobody takes anything.
 *
 * The architecture knows imports, not declarations: a type that is imported without `type` counts as concrete, a class that
 * is taken as a type alone as abstract, and what nobody takes counts for neither. Schemas that are values (zod and the like) are
 * concrete.
 *
 * Source: Martin: OO Design Quality Metrics, 1994 (abstract classes ÷ classes); over the public surface alone as in ArchUnit.
 */
export function abstractnessOf<Part>(
  graph: Graph, imports: readonly Import[], partOf: (module: Module) => Part,
): (part: Part) => number | null {
  const taken = new Map<Part, Map<string, boolean>>();
  for (const one of imports) {
    const part = partOf(one.to);
    if (part === partOf(one.from)) continue;
    const names = taken.get(part) ?? new Map<string, boolean>();
    taken.set(part, names);
    for (const name of one.names.length === 0 ? ['*'] : one.names) {
      const key = declaredAt(graph, one.to, name, (module) => partOf(module) === part);
      names.set(key, (names.get(key) ?? true) && (one.typeOnly || one.kind === 'import-type'));
    }
  }
  return (part) => {
    const kinds = [...taken.get(part)?.values() ?? []];
    return ratio(kinds.filter((isType) => isType).length, kinds.length);
  };
}

/**
 * D = |A + I − 1|: how far a part is from the line on which what many depend on is abstract and what nobody depends on is concrete.
 *
 * Source: Martin: OO Design Quality Metrics, 1994.
 */
export function distance(abstractness: number | null, instability: number | null): number | null {
  return abstractness === null || instability === null ? null : rounded(Math.abs(abstractness + instability - 1));
}

function declaredAt(graph: Graph, module: Module, name: string, isInside: (module: Module) => boolean): string {
  const origin = graph.origin(module, name);
  return origin !== undefined && isInside(origin.module) ? `${origin.name} ${origin.module.path}` : `${name} ${module.path}`;
}

import type { Graph, Import, Module, Origin } from '../model/graph.ts';

/** Where the names that an import takes are declared; what takes a module as a whole, or hides its names, takes the module. */
export function originsOf(graph: Graph, one: Import): readonly { readonly name: string; readonly origin: Origin | undefined }[] {
  if (one.names.length === 0) return [{ name: '*', origin: wholeOf(one.to) }];
  return one.names.map((name) => ({ name, origin: name === '*' ? wholeOf(one.to) : graph.origin(one.to, name) }));
}

/** The origins behind one: those of every exported name, where it is a whole namespace. */
export function membersOf(graph: Graph, origin: Origin): readonly Origin[] {
  if (origin.name !== '*') return [origin];
  return graph.exportedNames(origin.module).flatMap((name) => {
    const member = graph.origin(origin.module, name);
    return member === undefined ? [] : [{ ...member, chain: [...origin.chain, ...member.chain] }];
  });
}

function wholeOf(module: Module): Origin {
  return { module, name: '*', chain: [], told: true };
}

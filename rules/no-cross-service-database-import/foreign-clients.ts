import { clientHolders } from '../../src/graph/client-holder.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { GeneratedImport, PackageImport } from '../../src/model/graph.ts';
import type { GeneratedClient } from '../../src/model/resources.ts';
import type { Service, Unit } from '../../src/model/unit.ts';

/** An import of the client that another service's schema generates, where the client itself is not there to be seen. */
export interface ForeignClient {
  readonly one: PackageImport | GeneratedImport;
  /** The package, or the directory that the client is written to. */
  readonly client: string;
  readonly consumer: Service;
  readonly owner: Service;
}

/** Clients in `node_modules`, and those in directories that a fresh clone does not have. */
export function* foreignClients(architecture: Architecture): Iterable<ForeignClient> {
  const { graph, resources: { clients }, unitOf } = architecture;
  const foreign = (one: ForeignClient['one'], client: string, owner: Unit | undefined): ForeignClient[] => {
    const consumer = unitOf(one.from.project);
    return consumer.kind === 'service' && owner?.kind === 'service' && owner !== consumer ? [{ one, client, consumer, owner }] : [];
  };
  const names = new Set(clients.map((client) => client.package));
  const holderOf = names.size === 0 ? undefined : clientHolders(architecture);
  for (const one of graph.packageImports) {
    if (holderOf !== undefined && names.has(one.package)) yield* foreign(one, one.package, holderOf(one.from.project, one.package));
  }
  for (const one of graph.generatedImports) {
    const client = clients.find((each) => isWithin(one.path, each));
    if (client !== undefined) yield* foreign(one, client.directory!, client.unit);
  }
}

function isWithin(path: string, { directory }: GeneratedClient): boolean {
  return directory !== undefined && (path === directory || path.startsWith(`${directory}/`));
}

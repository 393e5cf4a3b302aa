import type { Architecture } from '../model/architecture.ts';
import type { Import } from '../model/graph.ts';
import type { Coupling } from '../model/metrics.ts';
import type { Resources } from '../model/resources.ts';
import { sharings } from '../model/shared-databases.ts';
import type { Service, Unit } from '../model/unit.ts';
import { unitFor } from './territory.ts';

/** What is counted of one pair. */
type Kind = 'code' | 'type' | 'data' | 'queue';

/**
 * What ties services to each other, by kind; pairs that nothing ties are left out. A tie leads from who depends to who is
 * depended on: from an importer to whose module it is, from whoever touches a table, database or queue to its owner. What has
 * no owner ties all who share it to each other, both ways. Calls over the network are not seen, nor is what goes through a library.
 *
 * Source: Steward: The Design Structure System. IEEE Transactions on Engineering Management 28(3), 1981; the kinds are our own.
 */
export function couplingMatrix(architecture: Architecture, imports: readonly Import[]): Coupling[] {
  const cells = new Map<string, { from: string; to: string } & Record<Kind, number>>();
  const tie = (from: Unit | undefined, to: Unit | undefined, kind: Kind): void => {
    if (from?.kind !== 'service' || to?.kind !== 'service' || from === to) return;
    const key = JSON.stringify([from.name, to.name]);
    const cell = cells.get(key) ?? { from: from.name, to: to.name, code: 0, type: 0, data: 0, queue: 0 };
    cells.set(key, cell);
    cell[kind]++;
  };
  for (const { from, to, typeOnly, kind } of imports) {
    tie(unitFor(architecture, from), unitFor(architecture, to), typeOnly || kind === 'import-type' ? 'type' : 'code');
  }
  for (const { owner, users } of sharedData(architecture.resources)) tieAll(owner, users, (from, to) => tie(from, to, 'data'));
  for (const { from, to, unit } of architecture.resources.relations) tie(from.owner ?? unit, to.owner, 'data');
  for (const { owner, uses } of architecture.resources.queues) {
    tieAll(owner, servicesOf(uses), (from, to) => tie(from, to, 'queue'));
  }
  return [...cells.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

interface Shared {
  readonly owner: Service | undefined;
  readonly users: ReadonlySet<Service>;
}

function* sharedData({ tables, databases }: Resources): Iterable<Shared> {
  for (const { owner, declarations, uses } of tables) yield { owner, users: servicesOf([...declarations, ...uses]) };
  for (const { database: { owner }, services } of sharings(databases)) yield { owner, users: new Set(services) };
}

function servicesOf(places: readonly { readonly unit: Unit }[]): ReadonlySet<Service> {
  return new Set(places.flatMap(({ unit }) => unit.kind === 'service' ? unit : []));
}

function tieAll(owner: Service | undefined, users: ReadonlySet<Service>, tie: (from: Service, to: Service) => void): void {
  for (const user of users) for (const other of owner === undefined ? users : [owner]) tie(user, other);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Service } from './unit.ts';
import type { Database, DatabaseUse } from './resources.ts';

/** A database that configuration leads two or more services to. */
export interface Sharing {
  readonly database: Database;
  /** At least two, sorted by name. */
  readonly services: readonly [Service, Service, ...Service[]];
  readonly uses: readonly DatabaseUse[];
}

/** The shared ones of these databases, in their order. */
export function* sharings(databases: readonly Database[]): Iterable<Sharing> {
  const deployedTo = deployments(databases);
  for (const database of databases) {
    const counting = database.uses.filter((use) => use.deployed || !isElsewhere(database, deployedTo.get(use.service) ?? []));
    const meets = isPublicName(database.address?.host) ? () => true : (one: DatabaseUse, other: DatabaseUse) => other.context === one.context;
    const uses = counting.filter((one) => counting.some((other) => meets(one, other) && other.service !== one.service));
    const [first, second, ...others] = [...new Set(uses.map(({ service }) => service))].sort((a, b) => (a.name < b.name ? -1 : 1));
    if (first !== undefined && second !== undefined) yield { database, services: [first, second, ...others], uses };
  }
}

/** Whether a host means the same server wherever it is written; `db` of two compose files may be two servers. */
function isPublicName(host = ''): boolean {
  return /^(?:[a-z\d-]+\.)+(?!(?:local|localhost|localdomain|internal|intranet|lan|home|corp|svc|docker|test|invalid)$)[a-z]{2,}$/i.test(host);
}

/** The databases that each service is led to where it is deployed. */
function deployments(databases: readonly Database[]): ReadonlyMap<Service, readonly Database[]> {
  const deployedTo = new Map<Service, Database[]>();
  for (const database of databases) {
    const services = new Set(database.uses.filter(({ deployed }) => deployed).map(({ service }) => service));
    for (const service of services) deployedTo.set(service, [...deployedTo.get(service) ?? [], database]);
  }
  return deployedTo;
}

/**
 * Whether a deployment contradicts what a developer's machine shows: there the service has another database of this
 * kind. One whose engine nothing tells may be of any kind.
 */
function isElsewhere(database: Database, deployedTo: readonly Database[]): boolean {
  const alike = deployedTo.filter(({ engine }) => engine === undefined || database.engine === undefined || engine === database.engine);
  return alike.length > 0 && !alike.includes(database);
}

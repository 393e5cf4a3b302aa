import { below, oneDatabaseFor, servicePlaces } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

const file = '.env.live';

/** The settings of every service lead to one database. */
export function plant(architecture: Architecture): readonly Plant[] {
  const services = servicePlaces(architecture).map(({ service }) => service);
  if (services.length < 2) return [];
  return services.map((service) => ({
    what: `${below(service, file)} leads ${service.name} to a database that other services use`,
    edits: oneDatabaseFor(services, file, 'mandate_selftest_live'),
    at: [below(service, file)],
  }));
}

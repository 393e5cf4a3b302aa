import { servicePlaces } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

/** A comment above nothing. */
export function plant(architecture: Architecture): readonly Plant[] {
  return servicePlaces(architecture).map(({ service, module }) => ({
    what: `a comment excepts what is not there in ${service.name}`,
    edits: [{ path: module.path, text: '// mandate-disable-next-line no-module-cycle -- planted by the self-test' }],
    at: [module.path],
  }));
}

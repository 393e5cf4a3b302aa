import { servicePlaces } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

/** A comment that gives no reason. */
export function plant(architecture: Architecture): readonly Plant[] {
  return servicePlaces(architecture).map(({ service, module }) => ({
    what: `a comment excepts something and does not say why in ${service.name}`,
    edits: [{ path: module.path, text: '// mandate-disable-next-line no-module-cycle' }],
    at: [module.path],
  }));
}

import { servicePlaces, specifierTo } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

/** Two services import each other. Whatever other cycles they are in, one of the two edges has to be cut. */
export function plant(architecture: Architecture): readonly Plant[] {
  const [one, other] = servicePlaces(architecture);
  if (one === undefined || other === undefined) return [];
  const [here, there] = [one.module.path, other.module.path];
  return [{
    what: `${one.service.name} and ${other.service.name} import each other`,
    edits: [{ path: here, text: `import '${specifierTo(here, there)}';` }, { path: there, text: `import '${specifierTo(there, here)}';` }],
    at: [here, there],
  }];
}

import { libraryPlaces, servicePlaces, specifierTo } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';
import { unitName } from '../../src/model/wording.ts';

/** Each library imports a file of a service. */
export function plant(architecture: Architecture): readonly Plant[] {
  const [owner] = servicePlaces(architecture);
  if (owner === undefined) return [];
  return libraryPlaces(architecture).map(({ library, module: { path } }) => ({
    what: `library ${unitName(library)} imports ${owner.module.path} of ${owner.service.name}`,
    edits: [{ path, text: `import '${specifierTo(path, owner.module.path)}';` }],
    at: [path],
  }));
}

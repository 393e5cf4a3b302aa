import { ring, servicePlaces, specifierTo } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

/** Each service imports a file of another by relative path. */
export function plant(architecture: Architecture): readonly Plant[] {
  return ring(servicePlaces(architecture)).map(([consumer, owner]) => {
    const [from, to] = [consumer.module.path, owner.module.path];
    return {
      what: `${consumer.service.name} imports ${to} of ${owner.service.name}`,
      edits: [{ path: from, text: `import '${specifierTo(from, to)}';` }],
      at: [from],
    };
  });
}

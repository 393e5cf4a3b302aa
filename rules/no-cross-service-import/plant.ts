import { beside, ring, servicePlaces, specifierTo } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

/**
 * Each service imports a file of another by relative path. The file is a new one beside one that is there: what is there may be
 * data, which another rule tells.
 */
export function plant(architecture: Architecture): readonly Plant[] {
  return ring(servicePlaces(architecture)).map(([consumer, owner]) => {
    const [from, inside] = [consumer.module.path, beside(owner.module, 'mandate-selftest-inside.ts')];
    return {
      what: `${consumer.service.name} imports ${inside} of ${owner.service.name}`,
      edits: [{ path: inside, text: 'export const mandateSelftest = 1;', replaces: true }, { path: from, text: `import '${specifierTo(from, inside)}';` }],
      at: [from],
    };
  });
}

import { beside, plainLibraryPlaces, ring, servicePlaces, specifierTo } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';
import { unitName } from '../../src/model/wording.ts';

/** A library passes on a name of each service, and another service takes it there. */
export function plant(architecture: Architecture): readonly Plant[] {
  const [library] = plainLibraryPlaces(architecture);
  if (library === undefined) return [];
  return ring(servicePlaces(architecture)).map(([consumer, owner], at) => {
    const inside = beside(owner.module, 'mandate-selftest-inside.ts');
    const door = beside(library.module, `mandate-selftest-door-${at + 1}.ts`);
    const from = consumer.module.path;
    return {
      what: `${consumer.service.name} takes from library ${unitName(library.library)} what that re-exports of ${owner.service.name}`,
      edits: [
        { path: inside, text: 'export const mandateSelftest = 1;', replaces: true },
        { path: door, text: `export { mandateSelftest } from '${specifierTo(door, inside)}';` },
        { path: from, text: `import { mandateSelftest as mandateSelftestDoor } from '${specifierTo(from, door)}';` },
      ],
      at: [from],
    };
  });
}

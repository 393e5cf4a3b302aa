import { beside, libraryPlaces, servicePlaces } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';
import { unitName } from '../../src/model/wording.ts';

/** In each service and library, two files import each other. */
export function plant(architecture: Architecture): readonly Plant[] {
  const modules = [...servicePlaces(architecture), ...libraryPlaces(architecture)].map(({ module }) => module);
  return modules.map((module) => {
    const [one, other] = [beside(module, 'mandate-selftest-cycle-a.ts'), beside(module, 'mandate-selftest-cycle-b.ts')];
    return {
      what: `two files of ${unitName(architecture.unitOf(module.project))} import each other`,
      edits: [
        { path: one, text: "import './mandate-selftest-cycle-b.ts';", replaces: true },
        { path: other, text: "import './mandate-selftest-cycle-a.ts';", replaces: true },
      ],
      at: [one, other],
    };
  });
}

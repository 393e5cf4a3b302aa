import { libraryPlaces, servicePlaces } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Module } from '../../src/model/graph.ts';
import type { Plant } from '../../src/model/plant.ts';
import { unitName } from '../../src/model/wording.ts';

const undeclared = 'mandate-selftest-undeclared';

/** Each service and library that a manifest governs imports a package that no manifest has. */
export function plant(architecture: Architecture): readonly Plant[] {
  const modules = [...servicePlaces(architecture), ...libraryPlaces(architecture)].map(({ module }) => module);
  const plants = modules.filter((module) => isGoverned(architecture, module)).map((module) => ({
    what: `${unitName(architecture.unitOf(module.project))} imports the package ${undeclared}`,
    edits: [{ path: module.path, text: `import '${undeclared}';` }],
    at: [module.path],
  }));
  return plants.length > 0 ? plants : [ofItsOwn];
}

/** Where no manifest governs any code, there is one to be planted as well. */
const ofItsOwn: Plant = {
  what: `a package of its own imports the package ${undeclared}`,
  edits: [
    { path: 'mandate-selftest-package/package.json', text: '{ "name": "mandate-selftest-package" }', replaces: true },
    { path: 'mandate-selftest-package/index.ts', text: `import '${undeclared}';` },
  ],
  at: ['mandate-selftest-package/index.ts'],
};

function isGoverned({ projects }: Architecture, { project: { root } }: Module): boolean {
  return projects.some((other) => other.manifest !== undefined && (other.root === '' || other.root === root || root.startsWith(`${other.root}/`)));
}

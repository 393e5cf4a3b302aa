import { closedModules, servicePlaces, specifierTo } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';
import { unitName } from '../../src/model/wording.ts';

/** A service imports, of each library that publishes entries, a file that none of them publishes. */
export function plant(architecture: Architecture): readonly Plant[] {
  const [consumer] = servicePlaces(architecture);
  if (consumer === undefined) return [];
  const from = consumer.module.path;
  return closedModules(architecture).map(({ library, module: { path } }) => ({
    what: `${consumer.service.name} imports ${path}, which ${unitName(library)} does not publish`,
    edits: [{ path: from, text: `import '${specifierTo(from, path)}';` }],
    at: [from],
  }));
}

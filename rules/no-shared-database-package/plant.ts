import { beside, plainLibraryPlaces, servicePlaces, specifierTo } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';
import { unitName } from '../../src/model/wording.ts';

/** A library models a table, and every service imports the model. */
export function plant(architecture: Architecture): readonly Plant[] {
  const [library] = plainLibraryPlaces(architecture);
  const places = servicePlaces(architecture);
  if (library === undefined || places.length < 2) return [];
  const model = beside(library.module, 'mandate-selftest-shared.entity.ts');
  const use = (from: string): { readonly path: string; readonly text: string } => (
    { path: from, text: `import { MandateSelftest as MandateSelftestShared } from '${specifierTo(from, model)}';` }
  );
  return places.map(({ service, module }, at) => ({
    what: `${service.name} imports a database model of library ${unitName(library.library)}, as other services do`,
    // One consumer alone would own the table.
    edits: [{ path: model, text: modelText, replaces: true }, use(module.path), use(places[(at + 1) % places.length]!.module.path)],
    at: [module.path],
  }));
}

const modelText = `import { Entity, PrimaryColumn } from 'typeorm';

@Entity('mandate_selftest_shared')
export class MandateSelftest {
  @PrimaryColumn()
  id!: string;
}
`;

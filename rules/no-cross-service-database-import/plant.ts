import { beside, ring, servicePlaces, specifierTo } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

/** Each service imports an entity of another. */
export function plant(architecture: Architecture): readonly Plant[] {
  return ring(servicePlaces(architecture)).map(([consumer, owner]) => {
    const [from, entity] = [consumer.module.path, beside(owner.module, 'mandate-selftest.entity.ts')];
    return {
      what: `${consumer.service.name} imports an entity of ${owner.service.name}`,
      edits: [
        { path: entity, text: entityText, replaces: true },
        { path: from, text: `import { MandateSelftest as MandateSelftestEntity } from '${specifierTo(from, entity)}';` },
      ],
      at: [from],
    };
  });
}

const entityText = `import { Entity, PrimaryColumn } from 'typeorm';

@Entity('mandate_selftest_entity')
export class MandateSelftest {
  @PrimaryColumn()
  id!: string;
}
`;

import type { CodeReader } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { typeormEntities, typeormRepositories } from './typeorm-entities.ts';
import { typeormMigrations } from './typeorm-migrations.ts';
import { typeormConnections, typeormUses } from './typeorm-uses.ts';

/**
 * TypeORM, with and without NestJS: entities and relations, data sources, what is done with entities, and migrations.
 * Naming strategies, prefixes and globs of entities are not followed. Nor is an injected repository: the injection is the use.
 */
export const typeorm: CodeReader = {
  id: 'typeorm',
  version: 1,
  packages: ['typeorm', '@nestjs/typeorm'],
  words: ['getRepository('],
  read: (module) => inTextOrder([
    ...typeormEntities(module), ...typeormRepositories(module), ...typeormConnections(module), ...typeormUses(module), ...typeormMigrations(module),
  ]),
};

import type { Rule } from '../src/model/rule.ts';
import { dependencyRule } from './dependency-rule/rule.ts';
import { noBackDoor } from './no-back-door/rule.ts';
import { noCrossOwnerRelation } from './no-cross-owner-relation/rule.ts';
import { noCrossServiceDatabaseImport } from './no-cross-service-database-import/rule.ts';
import { noCrossServiceImport } from './no-cross-service-import/rule.ts';
import { noDeepImport } from './no-deep-import/rule.ts';
import { noForeignMigration } from './no-foreign-migration/rule.ts';
import { noForeignTable } from './no-foreign-table/rule.ts';
import { noLibraryToService } from './no-library-to-service/rule.ts';
import { noModuleCycle } from './no-module-cycle/rule.ts';
import { noServiceCycle } from './no-service-cycle/rule.ts';
import { noSharedDatabase } from './no-shared-database/rule.ts';
import { noSharedDatabasePackage } from './no-shared-database-package/rule.ts';
import { noSharedQueue } from './no-shared-queue/rule.ts';
import { noStaleWaiver } from './no-stale-waiver/rule.ts';
import { noUndeclaredDependency } from './no-undeclared-dependency/rule.ts';
import { noUnexplainedWaiver } from './no-unexplained-waiver/rule.ts';

/** Every rule, in the order of the mandate's clauses. */
export const rules: readonly Rule[] = [
  noCrossServiceImport,
  noLibraryToService,
  noDeepImport,
  noBackDoor,
  noServiceCycle,
  noUndeclaredDependency,
  noCrossServiceDatabaseImport,
  noSharedDatabasePackage,
  noSharedDatabase,
  noForeignTable,
  noForeignMigration,
  noCrossOwnerRelation,
  noSharedQueue,
  noModuleCycle,
  dependencyRule,
  noUnexplainedWaiver,
  noStaleWaiver,
] as readonly Rule[];

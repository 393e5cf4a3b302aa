/** What a file of SQL is for, by its path: nothing in SQL itself tells. */
export type SqlFileRole = 'migration' | 'schema' | 'down' | 'seed' | 'query';

const down = /(^|\/)(down|rollback|revert|undo)s?\/|[._-](down|undo|rollback|revert)\.sql$|(^|\/)(down|rollback|revert)\.sql$|(^|\/)U\d[\w.]*__[^/]*\.sql$/i;
const seed = /(^|[/._-])(seed(s|er|ers|ing|_?data)?|fixtures?|samples?|sample_?data|test_?data|demo|dummy|mocks?|dumps?|backups?)([/._-]|$)/i;
const migrations = /(^|[/._-])(migrations?|migrate|migrator|flyway|liquibase|drizzle|changesets?|changelogs?|db-init|initdb\.d|docker-entrypoint-initdb\.d|ddl)([/._-]|$)/i;
const numbered = /(^|\/)([VR]\d*[\d._]*__|\d{3,}[._-])[^/]*\.sql$/;
const schemas = /(^|[/._-])(schemas?|structure|init|setup|create|tables?|bootstrap)([/._-]|$)/i;

/** A directory of migrations decides over a name that could be a schema's; going down and seeding decide over all. */
export function sqlFileRole(path: string): SqlFileRole {
  if (down.test(path)) return 'down';
  if (seed.test(path)) return 'seed';
  if (isMigrationPath(path)) return 'migration';
  return schemas.test(path) ? 'schema' : 'query';
}

/** Whether a file, of whatever language, lies where migrations lie or is numbered as they are. */
export function isMigrationPath(path: string): boolean {
  return migrations.test(path) || numbered.test(path);
}

const downSection = /^[ \t]*--[ \t]*(?:\+goose[ \t]+down|\+migrate[ \t]+down|migrate:down|down migration|!downs|rollback!?:?|---- create above \/ drop below ----)|^-{4}[ \t]*create above \/ drop below[ \t]*-{4}/im;

/** Where the part of a migration begins that takes it back: goose, sql-migrate, dbmate, node-pg-migrate, tern. */
export function downSectionOf(text: string): number {
  const found = downSection.exec(text);
  return found === null ? text.length : found.index;
}

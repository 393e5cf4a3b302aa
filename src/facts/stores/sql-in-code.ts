import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Frame, Node } from '../code/code-module.ts';
import { sqlDataFacts } from '../sql/sql-data-facts.ts';
import { isMigrationPath } from '../sql/sql-file-role.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import { nameOfHole, textOfHole } from './sql-holes.ts';
import { type ShapedSql, statementIn, statementOrPartIn } from './sql-shape.ts';
import { type WrittenSql, writtenSql } from './written-sql.ts';

const tags = /^(sql|SQL|\$queryRaw|\$executeRaw)$/;
/** Behind `sql`: what makes a template of SQL rather than a name. */
const tagMembers = /^(type|typeAlias|unsafe|fragment|query)$/;
const runners = new Set([
  'query', 'execute', 'raw', 'unsafe', 'prepare', 'exec', 'addSql', 'run', 'all', 'get', 'each', 'any', 'many', 'none', 'one', 'oneOrNone',
  'manyOrNone', 'queryArray', 'queryObject', '$queryRawUnsafe', '$executeRawUnsafe', 'queryRawUnsafe', 'executeRawUnsafe', '$queryRaw', '$executeRaw',
]);
/** What an options object calls its SQL: pg, mysql2, the client of ClickHouse. */
const textKeys = ['text', 'sql', 'query'] as const;

/**
 * SQL in code: templates tagged `sql`, `SQL`, `Prisma.sql` or `$queryRaw`, and the first argument of a driver's `query`,
 * `execute`, `raw` and the like.
 *
 * Neither tag nor receiver needs to come from a known library, as most are handed over: a text counts when it has the
 * shape of a statement. What is put in is a value, a clause or, behind FROM and its like, a table; one that is made at
 * run time is `unread`. A text that is put together in a variable over several statements is not followed.
 */
export const sqlInCode: CodeReader = {
  id: 'sql-in-code',
  version: 1,
  packages: [
    'pg', 'postgres', 'pg-promise', 'mysql', 'mysql2', 'mariadb', 'mssql', 'tedious', 'oracledb', 'better-sqlite3', 'sqlite3', 'sqlite', 'slonik',
    'sql-template-strings', '@vercel/postgres', '@neondatabase/serverless', '@planetscale/database', '@libsql/client', '@databases/pg',
    '@databases/mysql', '@databases/sqlite', '@clickhouse/client', '@mikro-orm/core', '@mikro-orm/migrations',
    '@prisma/client', 'drizzle-orm', 'knex', 'kysely', 'sequelize', 'sequelize-typescript', 'typeorm',
  ],
  words: ['sql`', 'queryRaw', 'executeRaw', 'SELECT ', 'INSERT INTO ', 'DELETE FROM ', 'ALTER TABLE ', 'CREATE TABLE '],
  read: (module) => [...tagged(module), ...handedOver(module)].sort((a, b) => a.site.line - b.site.line || a.site.column - b.site.column),
};

function tagged(module: CodeModule): readonly DataFact[] {
  return module.nodes('TaggedTemplateExpression').flatMap((frame) => {
    const { tag, quasi } = frame.node;
    return isTag(tag) ? factsOf(module, frame, writtenSql(quasi, (hole) => textOfHole(module, hole)), statementOrPartIn) : [];
  });
}

/** `sql`, `Prisma.sql`, `this.sql`, `sql.type(User)`, `prisma.$queryRaw`. */
function isTag(expression: Node): boolean {
  let node = unwrap(expression);
  if (node.type === 'CallExpression') node = unwrap(node.callee);
  if (node.type === 'Identifier') return tags.test(node.name);
  const member = memberName(node);
  if (member === undefined || node.type !== 'MemberExpression') return false;
  const owner = unwrap(node.object);
  return tags.test(member) || (tagMembers.test(member) && owner.type === 'Identifier' && tags.test(owner.name));
}

function handedOver(module: CodeModule): readonly DataFact[] {
  return module.nodes('CallExpression').flatMap((frame) => {
    const callee = unwrap(frame.node.callee);
    const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
    const written = name !== undefined && runners.has(name) ? argumentText(module, frame.node.arguments[0]) : undefined;
    return factsOf(module, frame, written, statementIn);
  });
}

/** The text of an argument, of a constant that it names, or of a property of an options object. */
function argumentText(module: CodeModule, argument: Node | undefined): WrittenSql | undefined {
  if (argument === undefined) return undefined;
  const node = unwrap(argument);
  const text = node.type === 'ObjectExpression' ? textKeys.map((key) => module.property(node, key)).find((value) => value !== undefined) : node;
  const fill = (hole: Node): string | undefined => writtenText(module, hole) ?? textOfHole(module, hole);
  const written = text && writtenSql(unwrap(text), fill);
  if (written !== undefined || text === undefined || unwrap(text).type === 'TaggedTemplateExpression') return written;
  const constant = writtenText(module, text);
  return constant === undefined ? undefined : { text: constant, holes: [], siteAt: () => module.siteOf(text) };
}

/** A text that is all told: without settings and without constants of other modules. */
function writtenText(module: CodeModule, expression: Node): string | undefined {
  const text = module.textOf(expression);
  return text === undefined || text.includes('${') ? undefined : text;
}

function factsOf(module: CodeModule, frame: Frame, written: WrittenSql | undefined, shaped: (text: string) => ShapedSql | undefined): readonly DataFact[] {
  const sql = written && shaped(written.text);
  if (written === undefined || sql === undefined) return [];
  const goesDown = isWithinDown(frame);
  const facts = sqlDataFacts(sql.text, {
    technology: 'sql',
    creates: goesDown ? 'use' : isMigrationPath(module.path) ? 'migration' : 'schema',
    siteAt: (offset) => written.siteAt(module, Math.max(0, offset - sql.added)),
    putInAt: (offset) => nameOfHole(module, written.holes.find((each) => each.offset === offset - sql.added)?.expression),
  });
  return goesDown ? facts.filter(({ kind }) => kind !== 'relation') : facts;
}

/** Whether code stands in the half of a migration that takes it back: `async down(runner) { … }`, `exports.down = …`. */
function isWithinDown(frame: Frame): boolean {
  for (let at = frame.parent; at !== undefined; at = at.parent) if (nameOfFunction(at.node) === 'down') return true;
  return false;
}

function nameOfFunction(node: Node): string | undefined {
  const name = node.type === 'MethodDefinition' || node.type === 'PropertyDefinition' || node.type === 'Property' ? node.key
    : node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator' ? node.id
      : node.type === 'AssignmentExpression' ? node.left : undefined;
  return name?.type === 'Identifier' ? name.name : name?.type === 'MemberExpression' ? memberName(name) : undefined;
}

import type { TableName } from '../../model/data-facts.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import { writtenTable } from './written-table.ts';

const namers = /^(raw|identifier|id|table|ref|unsafe|sql)$/;

/**
 * The SQL that a hole of a tagged template comes to when it is written down: `sql.identifier(['shop', 'orders'])`,
 * `Prisma.raw('orders')`, `sql('orders')`. Everything else that a template is handed is a value.
 */
export function textOfHole(module: CodeModule, expression: Node): string | undefined {
  const call = unwrap(expression);
  if (call.type !== 'CallExpression') return undefined;
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  if (name === undefined || !namers.test(name) || call.arguments.length === 0) return undefined;
  const [first] = call.arguments;
  const isSql = callee.type === 'Identifier' ? name === 'sql' : unwrap(callee.type === 'MemberExpression' ? callee.object : callee).type === 'Identifier';
  if (!isSql) return undefined;
  const parts = first?.type === 'ArrayExpression' ? first.elements : [first];
  const names = parts.map((part) => part === null ? undefined : module.textOf(part));
  if (names.some((each) => each === undefined || each.includes('${') || each === '')) return undefined;
  return name === 'raw' || name === 'unsafe' ? names.join('') : names.flatMap((each) => each!.split('.')).map((each) => `"${each.replaceAll('"', '""')}"`).join('.');
}

/**
 * The table that a hole names: a binding that drizzle's `sql` is handed (other libraries take none for tables), or what a
 * setting or a constant of another module holds.
 */
export function nameOfHole(module: CodeModule, expression: Node | undefined): TableName | undefined {
  const drizzle = [...module.imports.values()].some(({ specifier }) => specifier === 'drizzle-orm' || specifier.startsWith('drizzle-orm/'));
  const symbol = drizzle ? module.nameOf(expression) : undefined;
  if (symbol !== undefined && !symbol.startsWith('this.')) return { symbol };
  const text = module.textOf(expression);
  return text?.includes('${') === true ? writtenTable(text) : undefined;
}

import type { CodeModule, Node } from '../code/code-module.ts';

/** The expressions of an array, or the one expression that stands alone; undefined for a list made at run time. */
export function listedItems(module: CodeModule, expression: Node | null | undefined): readonly Node[] | undefined {
  const written = module.writtenAs(expression);
  if (written?.type !== 'ArrayExpression') return module.textOf(expression) === undefined || !expression ? undefined : [expression];
  return written.elements.filter((element) => element !== null);
}

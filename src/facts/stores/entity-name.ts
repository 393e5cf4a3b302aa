import type { DataFact, RelationFact, TableName } from '../../model/data-facts.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { isFunction, returnedBy } from './written-values.ts';

/** How many functions and wrappers may stand round a name. */
const deepest = 4;

/** What an ORM is told of an entity: `User`, `() => User`, `User.name`, `'User'`; undefined for what is made at run time. */
export function entityNamed(module: CodeModule, expression: Node | null | undefined, depth = 0): TableName | undefined {
  if (!expression || depth > deepest) return undefined;
  const node = unwrap(expression);
  if (isFunction(node)) {
    const returned = returnedBy(module, node);
    return returned.length === 1 ? entityNamed(module, returned[0], depth + 1) : undefined;
  }
  if (node.type === 'CallExpression') {
    return module.nameOf(node.callee) === 'forwardRef' ? entityNamed(module, node.arguments[0], depth + 1) : undefined;
  }
  if (node.type === 'MemberExpression' && memberName(node) === 'name') return entityNamed(module, node.object, depth + 1);
  const text = module.textOf(node);
  return text === undefined || text.includes('${') ? symbolOf(module, node) : { model: text };
}

/**
 * A relation with the entity that an expression names, or the count of one that cannot be told. It leads from the side that
 * holds the key, which for one to many is the entity that is named.
 */
export function relationTo(
  module: CodeModule, technology: string, here: TableName, target: Node | null | undefined, at: Node, key: 'here' | 'there' = 'here',
): DataFact {
  const there = entityNamed(module, target);
  const site = module.siteOf(at);
  if (there === undefined) return { kind: 'unread', technology, what: 'table', reason: 'the target of the relation is made at run time', site };
  const [from, to] = key === 'here' ? [here, there] : [there, here];
  return { kind: 'relation', technology, from, to, site } satisfies RelationFact;
}

/** The uses of the entities that are listed, each at its own place. */
export function usesOf(module: CodeModule, technology: string, entities: readonly Node[]): readonly DataFact[] {
  return entities.flatMap((each) => {
    const of = entityNamed(module, each);
    return of === undefined ? [] : [{ kind: 'table-use', technology, role: 'uses', of, site: module.siteOf(each) } as const];
  });
}

/** Tells names of classes, imported or of the module, from all else that a call may be handed. */
export function entityClasses(module: CodeModule): (expression: Node) => boolean {
  const local = new Set([...module.nodes('ClassDeclaration')].map(({ node }) => node.id?.name));
  return (expression) => {
    const name = module.nameOf(expression);
    const [root = '', last = root] = [name?.split('.')[0], name?.split('.').at(-1)];
    return /^\p{Lu}/u.test(last) && (module.imports.has(root) || local.has(root));
  };
}

function symbolOf(module: CodeModule, node: Node): TableName | undefined {
  const name = module.nameOf(node);
  return name === undefined || name === 'this' || name.startsWith('this.') ? undefined : { symbol: name };
}

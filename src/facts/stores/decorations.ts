import type { CodeModule, Frame, ImportedName, Node, NodeOf } from '../code/code-module.ts';
import { nearest } from './written-values.ts';

export type ClassNode = NodeOf<'ClassDeclaration'> | NodeOf<'ClassExpression'>;

/** A decorator with what it is imported as and what it stands on. */
export interface Decoration {
  readonly imported: ImportedName;
  readonly node: Node;
  readonly arguments: readonly Node[];
  /** The class it stands on or within. */
  readonly owner: ClassNode;
  /** What it stands on: a class, a field, a parameter. */
  readonly on: Node;
}

/** The decorators of a module that are imported from packages that pass the test, in the order of the text. */
export function decorationsFrom(module: CodeModule, isPackage: (specifier: string) => boolean): readonly Decoration[] {
  return module.nodes('Decorator').flatMap((frame) => {
    const { expression } = frame.node;
    const imported = module.importOf(expression.type === 'CallExpression' ? expression.callee : expression);
    const owner = nearest(frame, isClass)?.node;
    if (imported === undefined || !isPackage(imported.specifier) || owner === undefined || !isClass(owner)) return [];
    return [{
      imported, node: frame.node, owner, on: frame.parent?.node ?? owner,
      arguments: expression.type === 'CallExpression' ? expression.arguments : [],
    }];
  });
}

function isClass(node: Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

/** The name of a class in its module; that of a nameless one is `default`, as only `export default` can do without. */
export function classNameOf(owner: ClassNode): string {
  return owner.id?.name ?? 'default';
}

/** The class that a node stands in. */
export function classAround(frame: Frame): ClassNode | undefined {
  const found = nearest(frame, isClass)?.node;
  return found !== undefined && isClass(found) ? found : undefined;
}

import type { CodeModule, ImportedName, Node } from '../code/code-module.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { isFunction, nearest, returnedBy } from './written-values.ts';

/** What `useFactory` gives back, for modules that are configured by a factory; nothing for one that a class configures. */
export function factoryResults(module: CodeModule, options: Node | null | undefined): readonly Node[] {
  return returnedBy(module, module.property(options, 'useFactory'));
}

/** The object literals that the module says are of a type: annotated, asserted, or given back by a function that is. */
export function objectsOfType(module: CodeModule, isType: (imported: ImportedName) => boolean): readonly Node[] {
  const found = new Set<Node>();
  for (const frame of module.nodes('TSTypeReference')) {
    const { typeName } = frame.node;
    const imported = typeName.type === 'Identifier' ? module.imports.get(typeName.name) : undefined;
    if (imported === undefined || !isType(imported)) continue;
    const holder = nearest(frame, ({ type }) => type !== 'TSTypeReference' && type !== 'TSTypeParameterInstantiation' && type !== 'TSTypeAnnotation');
    const carrier = holder?.node.type === 'Identifier' ? holder.parent?.node : holder?.node;
    for (const value of valuesOf(module, carrier)) if (value.type === 'ObjectExpression') found.add(value);
  }
  return [...found];
}

function valuesOf(module: CodeModule, carrier: Node | undefined): readonly Node[] {
  if (carrier === undefined) return [];
  if (isFunction(carrier)) return returnedBy(module, carrier);
  if (carrier.type === 'TSAsExpression' || carrier.type === 'TSSatisfiesExpression') return [unwrap(carrier)];
  if (carrier.type === 'VariableDeclarator' && carrier.init) return [unwrap(carrier.init)];
  return carrier.type === 'PropertyDefinition' && carrier.value ? [unwrap(carrier.value)] : [];
}

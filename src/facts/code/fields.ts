import { memberName, plainText, unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, Node } from './code-module.ts';

/** The fields of the module's classes that are given a value where they stand. */
export function fieldsOf({ nodes }: Pick<CodeModule, 'nodes'>): readonly { readonly name: string; readonly value: Node }[] {
  return nodes('PropertyDefinition').flatMap(({ node }) => {
    const name = node.computed ? undefined : keyOf(node.key);
    return name !== undefined && node.value ? [{ name, value: node.value }] : [];
  });
}

/**
 * Finds what `this.queue` and `Orders.queue` hold: the field that one class of the module has, and that neither an
 * assignment nor a parameter of a constructor gives anew.
 */
export function createFields(module: Pick<CodeModule, 'nodes'>): (member: Node) => Node | undefined {
  let fields: ReadonlyMap<string, Node> | undefined;
  let classes: ReadonlySet<string | undefined> | undefined;
  const isClass = (name: string): boolean => (classes ??= new Set(module.nodes('ClassDeclaration').map(({ node }) => node.id?.name))).has(name);
  return (member) => {
    const name = memberName(member);
    if (name === undefined || member.type !== 'MemberExpression') return undefined;
    const owner = unwrap(member.object);
    if (owner.type !== 'ThisExpression' && !(owner.type === 'Identifier' && isClass(owner.name))) return undefined;
    return (fields ??= lastingFields(module)).get(name);
  };
}

function lastingFields(module: Pick<CodeModule, 'nodes'>): ReadonlyMap<string, Node> {
  const twice = new Set<string | undefined>();
  const once = new Set<string | undefined>();
  for (const { node } of module.nodes('PropertyDefinition')) {
    const name = node.computed ? undefined : keyOf(node.key);
    (once.has(name) ? twice : once).add(name);
  }
  const assigned = module.nodes('AssignmentExpression').map(({ node }) => memberName(unwrap(node.left)));
  const handedIn = module.nodes('TSParameterProperty').map(({ node: { parameter } }) => nameOfParameter(parameter));
  const given = new Set([...twice, ...assigned, ...handedIn]);
  return new Map(fieldsOf(module).filter(({ name }) => !given.has(name)).map(({ name, value }) => [name, value]));
}

function nameOfParameter(parameter: Node): string | undefined {
  const node = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return node.type === 'Identifier' ? node.name : undefined;
}

function keyOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : plainText(node);
}

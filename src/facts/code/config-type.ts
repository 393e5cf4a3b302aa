import { memberName } from '../typescript/tree-walk.ts';
import type { CodeModule, Node } from './code-module.ts';

/**
 * The name of the configuration that a parameter holds by its type, `ConfigType<typeof databaseConfig>` of NestJS; undefined
 * for all other types.
 */
export function configOfType(annotation: Node | null | undefined): string | undefined {
  const type = annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : undefined;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeName.name !== 'ConfigType') return undefined;
  const query = type.typeArguments?.params[0];
  return query?.type === 'TSTypeQuery' && query.exprName.type === 'Identifier' ? query.exprName.name : undefined;
}

/** Finds what `this.db` is such a configuration of: a parameter of the constructor that is a field, in the one class that has it. */
export function createConfigFields({ nodes }: Pick<CodeModule, 'nodes'>): (member: Node) => string | undefined {
  let fields: ReadonlyMap<string, string | undefined> | undefined;
  const find = (): ReadonlyMap<string, string | undefined> => {
    const found = new Map<string, string | undefined>();
    for (const { node } of nodes('TSParameterProperty')) {
      const { parameter } = node;
      if (parameter.type !== 'Identifier') continue;
      const config = configOfType(parameter.typeAnnotation);
      found.set(parameter.name, found.has(parameter.name) && found.get(parameter.name) !== config ? undefined : config);
    }
    return found;
  };
  return (member) => {
    const name = memberName(member);
    return name !== undefined && member.type === 'MemberExpression' && member.object.type === 'ThisExpression' ? (fields ??= find()).get(name) : undefined;
  };
}

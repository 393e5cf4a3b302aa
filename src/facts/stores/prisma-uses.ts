import type { TableUseFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Frame, Node } from '../code/code-module.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import { bindingOf, isFunction } from './written-values.ts';

/**
 * Models that code reads or writes through a Prisma client: `prisma.user.findMany()` uses the model `user`. The client's
 * property is the model's name with its first letter in lower case, so names compare without the case of that letter.
 *
 * A client is what is made by `new PrismaClient()`; what is declared with an imported type of Prisma (`PrismaService`,
 * injected or not, `Prisma.TransactionClient`); the argument of a `$transaction` or `$extends`; `this` in a class that
 * extends it; and whatever goes by the name of `prisma`. An import called `db` and the like counts in a module that calls
 * what Prisma alone has on it. A client under any other name, and one that a function is handed without a type, is not
 * followed; nor is a model that is chosen at run time.
 */
export const prismaUses: CodeReader = {
  id: 'prisma-uses',
  version: 1,
  packages: ['@prisma/client'],
  words: ['prisma.', 'prismaService.', 'prismaClient.', 'PrismaClient', 'TransactionClient', '.findUnique(', '.findFirst('],
  read: (module) => {
    const calls = modelCalls(module);
    if (calls.length === 0) return [];
    const isClient = clientsOf(module, calls);
    return calls.filter(({ client }) => isClient(client)).map(({ model, at }): TableUseFact => (
      { kind: 'table-use', technology: 'prisma', role: 'uses', of: { model }, site: module.siteOf(at) }
    ));
  },
};

/** What Prisma alone has; TypeORM, Sequelize and mongoose share the others with it. */
const ownMethods = new Set(['findMany', 'findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'createManyAndReturn', 'updateManyAndReturn']);
const methods = new Set([
  ...ownMethods, 'create', 'createMany', 'update', 'updateMany', 'upsert', 'delete', 'deleteMany', 'aggregate', 'groupBy', 'count', 'findRaw', 'aggregateRaw',
]);
const prismaName = /^_?prisma(Client|Service)?$/i;
const databaseName = /^(db|database|client)$|prisma/i;

interface ModelCall {
  readonly client: Frame;
  readonly model: string;
  readonly method: string;
  readonly at: Node;
}

/** `client.model.method(…)`, whatever the client is. */
function modelCalls(module: CodeModule): readonly ModelCall[] {
  return module.nodes('CallExpression').flatMap((frame) => {
    const callee = unwrap(frame.node.callee);
    const method = memberName(callee);
    if (callee.type !== 'MemberExpression' || method === undefined || !methods.has(method)) return [];
    const delegate = unwrap(callee.object);
    const model = memberName(delegate);
    if (delegate.type !== 'MemberExpression' || model === undefined || !/^[a-z_]/.test(model)) return [];
    return [{ client: { node: unwrap(delegate.object), parent: frame }, model, method, at: frame.node }];
  });
}

function clientsOf(module: CodeModule, calls: readonly ModelCall[]): (client: Frame) => boolean {
  const declared = new Set([...madeClients(module), ...typedClients(module), ...handedClients(module)]);
  const named = new Set(calls.filter(({ method }) => ownMethods.has(method)).flatMap(({ client }) => module.nameOf(client.node) ?? []));
  return (client) => {
    if (client.node.type === 'ThisExpression') return isInClient(module, client);
    if (isNewClient(module, client.node)) return true;
    const name = module.nameOf(client.node);
    const last = name?.split('.').at(-1);
    if (name === undefined || last === undefined) return false;
    return declared.has(last) || prismaName.test(last) || (module.imports.has(name) && databaseName.test(name) && named.has(name));
  };
}

/** `const db = new PrismaClient()`, also behind `cached ?? …` and `….$extends(…)`; fields of a class too. */
function madeClients(module: CodeModule): readonly string[] {
  return module.nodes('NewExpression').filter(({ node }) => isNewClient(module, node)).flatMap((frame) => {
    let at: Frame = frame;
    while (at.parent?.node.type === 'MemberExpression' && memberName(at.parent.node) === '$extends' && at.parent.parent !== undefined) at = at.parent.parent;
    const name = bindingOf(at) ?? (at.parent?.node.type === 'PropertyDefinition' ? keyOf(at.parent.node) : undefined);
    return name === undefined ? [] : [name];
  });
}

/** Variables, parameters and fields that are declared with a type of Prisma's. */
function typedClients(module: CodeModule): readonly string[] {
  return module.nodes('TSTypeReference').flatMap((frame) => {
    const { typeName } = frame.node;
    const name = typeName.type === 'TSQualifiedName' ? typeName.right.name : typeName.type === 'Identifier' ? typeName.name : '';
    const root = typeName.type === 'TSQualifiedName' ? typeName.left : typeName;
    const imported = root.type === 'Identifier' ? module.imports.get(root.name)?.imported : undefined;
    if (imported === undefined || !(typeName.type === 'TSQualifiedName' ? name === 'TransactionClient' : /^\w*Prisma(Client|Service)$/.test(name))) return [];
    const holder = frame.parent?.node.type === 'TSTypeAnnotation' ? frame.parent.parent?.node : undefined;
    if (holder?.type === 'Identifier') return [holder.name];
    return holder?.type === 'PropertyDefinition' || holder?.type === 'TSPropertySignature' ? keyOf(holder) ?? [] : [];
  });
}

/** `prisma.$transaction(async (tx) => …)`: only Prisma has a method of this name. */
function handedClients(module: CodeModule): readonly string[] {
  return module.nodes('CallExpression').flatMap(({ node }) => {
    const first = node.arguments[0] && unwrap(node.arguments[0]);
    if (memberName(unwrap(node.callee)) !== '$transaction' || first === undefined || !isFunction(first)) return [];
    const parameter = first.params[0];
    return parameter?.type === 'Identifier' ? [parameter.name] : [];
  });
}

function isNewClient(module: CodeModule, node: Node): boolean {
  return node.type === 'NewExpression' && isPrismaClient(module, node.callee);
}

/** Generated to any place, the class goes by this name. */
function isPrismaClient(module: CodeModule, expression: Node): boolean {
  return module.importOf(expression)?.imported === 'PrismaClient';
}

function isInClient(module: CodeModule, frame: Frame): boolean {
  let at = frame.parent;
  while (at !== undefined && at.node.type !== 'ClassDeclaration' && at.node.type !== 'ClassExpression') at = at.parent;
  const parent = at?.node.type === 'ClassDeclaration' || at?.node.type === 'ClassExpression' ? at.node.superClass : undefined;
  return parent ? isPrismaClient(module, unwrap(parent)) : false;
}

function keyOf({ key, computed }: { readonly key: Node; readonly computed?: boolean | undefined }): string | undefined {
  return !computed && key.type === 'Identifier' ? key.name : undefined;
}

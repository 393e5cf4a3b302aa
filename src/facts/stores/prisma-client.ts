import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Frame, Node } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { connectionFacts } from './told-address.ts';

/**
 * Where a Prisma client is opened: `new PrismaClient()` and classes that extend it, from `@prisma/client` or from wherever
 * the client is generated to. The address is that of its options or driver adapter; without one, the schema has it.
 */
export const prismaClient: CodeReader = {
  id: 'prisma-client',
  version: 1,
  packages: ['@prisma/client'],
  words: ['new PrismaClient', 'extends PrismaClient'],
  read: (module) => inTextOrder([
    ...module.nodes('NewExpression').flatMap(({ node }) => isClient(module, node.callee) ? connectionOf(module, node, node.arguments[0]) : []),
    ...module.nodes('ClassDeclaration').flatMap(({ node }) => isClient(module, node.superClass) ? connectionOf(module, node, optionsOfSuper(module, node)) : []),
  ]),
};

function isClient(module: CodeModule, callee: Node | null): boolean {
  return module.importOf(callee)?.imported === 'PrismaClient';
}

function connectionOf(module: CodeModule, node: Node, options: Node | undefined): readonly DataFact[] {
  return connectionFacts(module, 'prisma', { at: node, target: addressIn(module, options) });
}

/** The options that decide where the client leads; all others leave that to the schema. */
function addressIn(module: CodeModule, options: Node | undefined): Node | undefined {
  const written = module.property(options, 'datasourceUrl') ?? module.property(options, 'datasources', 'db', 'url');
  if (written !== undefined) return written;
  const adapter = module.writtenAs(module.property(options, 'adapter'));
  const given = adapter?.type === 'NewExpression' ? module.writtenAs(adapter.arguments[0]) : undefined;
  return given?.type === 'ObjectExpression' ? given : undefined;
}

function optionsOfSuper(module: CodeModule, owner: Node): Node | undefined {
  return module.nodes('CallExpression').find((frame) => frame.node.callee.type === 'Super' && classOf(frame) === owner)?.node.arguments[0];
}

function classOf(frame: Frame): Node | undefined {
  for (let at = frame.parent; at !== undefined; at = at.parent) {
    if (at.node.type === 'ClassDeclaration' || at.node.type === 'ClassExpression') return at.node;
  }
  return undefined;
}

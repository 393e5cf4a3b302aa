import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Frame, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { plainText, unwrap } from '../typescript/tree-walk.ts';
import { connectionFacts } from './told-address.ts';
import { unreadTable } from './written-table.ts';

/**
 * DynamoDB by the AWS SDK, version 2 and 3: the clients, each `TableName` that is written down in a module that imports one
 * of them, and the keys of `RequestItems`. Commands say what is done: `CreateTableCommand` makes a table, `UpdateTable` and
 * `DeleteTable` alter one. Tables are mostly named by settings, so a name may be `${ORDERS_TABLE}`.
 */
export const dynamodb: CodeReader = {
  id: 'dynamodb',
  version: 1,
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', 'aws-sdk'],
  read: (module) => {
    if (!importsClient(module)) return [];
    const clients = module.nodes('NewExpression').flatMap(({ node }) => clientFacts(module, node));
    const names = module.nodes('Property').flatMap((frame) => namesOf(frame).flatMap((name) => nameFacts(module, frame, name)));
    return inTextOrder([...clients, ...names]);
  },
};

const technology = 'dynamodb';
const clientNames = new Set(['DynamoDBClient', 'DynamoDB', 'DocumentClient']);

function importsClient(module: CodeModule): boolean {
  const specifiers = [...module.imports.values()].map(({ specifier }) => specifier);
  if (specifiers.some((specifier) => /^@aws-sdk\/(client|lib)-dynamodb$|^aws-sdk\/clients\/dynamodb$/.test(specifier))) return true;
  return module.nodes('MemberExpression').some(({ node }) => isSecond(module, node)) || [...module.imports.values()].some(isNamedSecond);
}

function isNamedSecond({ specifier, imported }: { readonly specifier: string; readonly imported: string }): boolean {
  return specifier === 'aws-sdk' && imported === 'DynamoDB';
}

/** `AWS.DynamoDB` of version 2. */
function isSecond(module: CodeModule, node: Node): boolean {
  const made = module.importOf(node);
  return made !== undefined && isNamedSecond(made);
}

function clientFacts(module: CodeModule, node: NodeOf<'NewExpression'>): readonly DataFact[] {
  const callee = unwrap(node.callee);
  const made = module.importOf(callee) ?? (callee.type === 'MemberExpression' ? module.importOf(callee.object) : undefined);
  if (made === undefined || !/dynamodb$|^aws-sdk$/.test(made.specifier)) return [];
  if (!clientNames.has(made.imported) && !(made.specifier === 'aws-sdk/clients/dynamodb' && /^(default|\*)$/.test(made.imported))) return [];
  // Without an endpoint of its own a client speaks to the account's region, which no code names.
  return connectionFacts(module, technology, { engine: 'dynamodb', at: node, target: module.property(node.arguments[0], 'endpoint') });
}

/** The expressions that name tables in a property: the value of `TableName`, the keys of `RequestItems`. */
function namesOf({ node, parent }: Frame): readonly TableNaming[] {
  if (node.type !== 'Property' || node.computed || parent?.node.type !== 'ObjectExpression') return [];
  const key = keyOf(node);
  if (key === 'TableName') return [{ node: node.value }];
  const items = key === 'RequestItems' ? unwrap(node.value) : undefined;
  if (items?.type !== 'ObjectExpression') return [];
  return items.properties.flatMap((each) => {
    if (each.type !== 'Property') return [];
    return [each.computed ? { node: each.key } : { node: each.key, text: keyOf(each) }];
  });
}

interface TableNaming {
  readonly node: Node;
  /** Set for a key that is written down: it stands for itself, not for a constant of that name. */
  readonly text?: string | undefined;
}

function keyOf({ key }: NodeOf<'Property'>): string | undefined {
  return key.type === 'Identifier' ? key.name : plainText(key);
}

function nameFacts(module: CodeModule, frame: Frame, { node, text }: TableNaming): readonly DataFact[] {
  const site = module.siteOf(node);
  const table = text ?? module.textOf(node);
  if (!table) return [unreadTable(module, technology, node)];
  const command = commandOf(module, frame);
  if (/^createTable/i.test(command)) return [{ kind: 'table', technology, engine: 'dynamodb', table, site }];
  return [{ kind: 'table-use', technology, role: /^(update|delete)Table/i.test(command) ? 'alters' : 'uses', of: { table }, site }];
}

/** The command whose argument holds a property: `new CreateTableCommand({ … })`, `client.createTable({ … })`. */
function commandOf(module: CodeModule, frame: Frame): string {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    if (at.node.type === 'NewExpression' || at.node.type === 'CallExpression') return module.nameOf(at.node.callee)?.split('.').at(-1) ?? '';
  }
  return '';
}

import type { DataFact, TableUseFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Frame, Node, NodeOf } from '../code/code-module.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import { connectionFacts } from './told-address.ts';
import { unreadTable } from './written-table.ts';

/**
 * The MongoDB driver: `new MongoClient(url)` and `MongoClient.connect(url)`, and the collections named by
 * `.collection('orders')`. In a module that imports the driver, if only for a type, `collection` counts whatever it is
 * called on: a `Db` is mostly handed in. The database of `.db('shop')` is taken over when the module names but one.
 */
export const mongodb: CodeReader = {
  id: 'mongodb',
  version: 1,
  packages: ['mongodb'],
  read: (module) => {
    if (![...module.imports.values()].some(({ specifier }) => specifier === 'mongodb')) return [];
    const database = onlyDatabase(module);
    return [...module.nodes('NewExpression'), ...module.nodes('CallExpression')]
      .sort((a, b) => a.node.start - b.node.start)
      .flatMap((frame) => opensClient(module, frame) ? connectionOf(module, frame.node, database) : collectionFacts(module, frame));
  },
};

const technology = 'mongodb';
const creations = new Set(['createCollection']);
const alterations = new Set(['dropCollection', 'renameCollection']);

type Call = NodeOf<'NewExpression'> | NodeOf<'CallExpression'>;

function opensClient(module: CodeModule, { node }: Frame): boolean {
  if (node.type === 'NewExpression') return isClient(module, node.callee);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  return callee?.type === 'MemberExpression' && memberName(callee) === 'connect' && isClient(module, callee.object);
}

function isClient(module: CodeModule, expression: Node): boolean {
  const made = module.importOf(expression);
  return made?.specifier === 'mongodb' && made.imported === 'MongoClient';
}

function connectionOf(module: CodeModule, node: Call, database: string | undefined): readonly DataFact[] {
  return connectionFacts(module, technology, { engine: 'mongodb', at: node, target: node.arguments[0] }).map((fact) => {
    const led = fact.kind === 'connection' && (fact.address.host ?? fact.address.setting) !== undefined;
    return led && database !== undefined ? { ...fact, address: { ...fact.address, database } } : fact;
  });
}

function onlyDatabase(module: CodeModule): string | undefined {
  const names = module.nodes('CallExpression').flatMap(({ node }) => {
    const callee = unwrap(node.callee);
    return callee.type === 'MemberExpression' && memberName(callee) === 'db' && node.arguments[0] ? [module.textOf(node.arguments[0])] : [];
  });
  const [name] = names;
  return new Set(names).size === 1 && name && !name.includes('${@') ? name : undefined;
}

function collectionFacts(module: CodeModule, { node }: Frame): readonly DataFact[] {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  const method = callee?.type === 'MemberExpression' ? memberName(callee) ?? '' : '';
  if (node.type !== 'CallExpression' || !(method === 'collection' || creations.has(method) || alterations.has(method))) return [];
  const [argument] = node.arguments;
  if (argument === undefined) return [];
  const site = module.siteOf(argument);
  const table = module.textOf(argument);
  if (!table) return [unreadTable(module, technology, argument)];
  if (creations.has(method)) return [{ kind: 'table', technology, engine: 'mongodb', table, site }];
  const use: TableUseFact = { kind: 'table-use', technology, role: alterations.has(method) ? 'alters' : 'uses', of: { table }, site };
  return [use];
}

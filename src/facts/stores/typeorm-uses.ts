import type { DataFact, Engine } from '../../model/data-facts.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, Node, NodeOf } from '../code/code-module.ts';
import { decorationsFrom } from './decorations.ts';
import { entityClasses, usesOf } from './entity-name.ts';
import { factoryResults, objectsOfType } from './given-options.ts';
import { connectionFacts, type Opening } from './told-address.ts';
import { writtenTable } from './written-table.ts';
import { itemsOf, optionOf } from './written-values.ts';

const technology = 'typeorm';
const engines: ReadonlyMap<string, Engine> = new Map<string, Engine>([
  ['postgres', 'postgres'], ['aurora-postgres', 'postgres'], ['mysql', 'mysql'], ['mariadb', 'mysql'], ['aurora-mysql', 'mysql'], ['mssql', 'mssql'],
  ['oracle', 'oracle'], ['mongodb', 'mongodb'], ['sqlite', 'sqlite'], ['better-sqlite3', 'sqlite'], ['sqljs', 'sqlite'], ['expo', 'sqlite'],
]);
const optionTypes = /^(DataSource|Connection|TypeOrmModule)Options$|^\w+(Data|Connection)SourceOptions$|^\w+ConnectionOptions$/;
const managerMethods = new Set([
  'find', 'findBy', 'findOne', 'findOneBy', 'findOneOrFail', 'findOneByOrFail', 'findOneById', 'findAndCount', 'findAndCountBy', 'findByIds',
  'count', 'countBy', 'exists', 'existsBy', 'exist', 'sum', 'average', 'minimum', 'maximum', 'save', 'insert', 'update', 'upsert', 'delete',
  'remove', 'softDelete', 'softRemove', 'restore', 'recover', 'increment', 'decrement', 'create', 'merge', 'preload', 'clear',
  'createQueryBuilder', 'getRepository', 'getTreeRepository', 'getMongoRepository', 'from', 'addFrom', 'into', 'leftJoin', 'innerJoin',
  'leftJoinAndSelect', 'innerJoinAndSelect', 'leftJoinAndMapOne', 'leftJoinAndMapMany', 'innerJoinAndMapOne', 'innerJoinAndMapMany',
]);

/** The places that open a data source; `entities` and `replication` are read with the options. */
export function typeormConnections(module: CodeModule): readonly DataFact[] {
  const openings = openedAt(module);
  const taken = new Set(openings.map(({ options }) => module.writtenAs(options)));
  const typed = objectsOfType(module, ({ specifier, imported }) => isTypeorm(specifier) && optionTypes.test(imported))
    .filter((each) => !taken.has(each)).map((each): Opening => ({ at: each, options: each }));
  return [...openings, ...typed].flatMap((opening) => opened(module, opening));
}

function opened(module: CodeModule, { options, ...opening }: Opening): readonly DataFact[] {
  const engine = engines.get(module.textOf(optionOf(module, options, 'type')) ?? '');
  const master = module.property(optionOf(module, options, 'replication'), 'master');
  return [
    ...connectionFacts(module, technology, { ...opening, options: master ?? options, engine }),
    ...usesOf(module, technology, itemsOf(module, optionOf(module, options, 'entities')).filter((each) => module.textOf(each) === undefined || each.type === 'Identifier')),
  ];
}

function openedAt(module: CodeModule): readonly Opening[] {
  return [...module.nodes('NewExpression'), ...module.nodes('CallExpression')].flatMap(({ node }): readonly Opening[] => {
    const [options] = node.arguments;
    const imported = module.importOf(node.callee);
    if (imported?.specifier === 'typeorm' && node.type === 'NewExpression') return imported.imported === 'DataSource' ? [{ at: node, options }] : [];
    if (imported?.specifier === 'typeorm' && imported.imported === 'createConnection') return [{ at: node, options }];
    if (imported?.specifier === 'typeorm' && imported.imported === 'createConnections') {
      return itemsOf(module, options).map((each) => ({ at: each, options: each }));
    }
    const method = moduleMethod(module, node);
    if (method === 'forRoot') return [{ at: node, options }];
    if (method !== 'forRootAsync') return [];
    const results = factoryResults(module, options);
    return results.length === 0 ? [{ at: node, elsewhere: true }] : results.map((each) => ({ at: node, options: each }));
  });
}

/** What is done with entities by name: registered, injected, handed to a manager, a data source or a query builder. */
export function typeormUses(module: CodeModule): readonly DataFact[] {
  const injected = decorationsFrom(module, (specifier) => specifier === '@nestjs/typeorm')
    .filter(({ imported: { imported } }) => imported === 'InjectRepository')
    .flatMap(({ arguments: [entity] }) => usesOf(module, technology, entity === undefined ? [] : [entity]));
  const speaks = [...module.imports.values()].some(({ specifier }) => isTypeorm(specifier));
  const isEntity = entityClasses(module);
  const called = module.nodes('CallExpression').flatMap(({ node }) => {
    if (moduleMethod(module, node) === 'forFeature') return usesOf(module, technology, itemsOf(module, node.arguments[0]));
    return speaks || memberName(node.callee) === 'getRepository' ? handedOver(module, node, isEntity) : [];
  });
  return [...injected, ...called];
}

/** `manager.save(Order, …)`, `dataSource.getRepository(Order)`, `createQueryBuilder().from('orders', 'o')`. */
function handedOver(module: CodeModule, call: NodeOf<'CallExpression'>, isEntity: (node: Node) => boolean): readonly DataFact[] {
  const method = memberName(call.callee) ?? globalFunction(module, call);
  if (method === undefined || !managerMethods.has(method)) return [];
  const entity = call.arguments[method.includes('AndMap') ? 1 : 0];
  if (entity === undefined) return [];
  if (isEntity(entity)) return usesOf(module, technology, [entity]);
  const place = /^(from|addFrom|into)$/.test(method) && buildsQuery(call) ? writtenTable(module.textOf(entity)) : undefined;
  return place === undefined || /[\s(]/.test(place.table) ? [] : [{ kind: 'table-use', technology, role: 'uses', of: place, site: module.siteOf(entity) }];
}

/** `getRepository(Order)` and its like, which TypeORM exported before it had data sources. */
function globalFunction(module: CodeModule, call: NodeOf<'CallExpression'>): string | undefined {
  const imported = module.importOf(call.callee);
  return imported?.specifier === 'typeorm' ? imported.imported : undefined;
}

function buildsQuery(call: NodeOf<'CallExpression'>): boolean {
  for (let node: Node = call; node.type === 'CallExpression';) {
    const callee = unwrap(node.callee);
    if (memberName(callee) === 'createQueryBuilder' || (callee.type === 'Identifier' && callee.name === 'createQueryBuilder')) return true;
    if (callee.type !== 'MemberExpression') return false;
    node = unwrap(callee.object);
  }
  return false;
}

function moduleMethod(module: CodeModule, { callee }: { readonly callee: Node }): string | undefined {
  if (callee.type !== 'MemberExpression') return undefined;
  const imported = module.importOf(callee.object);
  return imported?.specifier === '@nestjs/typeorm' && imported.imported === 'TypeOrmModule' ? memberName(callee) : undefined;
}

function isTypeorm(specifier: string): boolean {
  return specifier === 'typeorm' || specifier.startsWith('typeorm/') || specifier === '@nestjs/typeorm';
}

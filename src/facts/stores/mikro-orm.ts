import type { DataFact, Engine } from '../../model/data-facts.ts';
import { memberName } from '../typescript/tree-walk.ts';
import type { CodeModule, CodeReader, Node } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { decorationsFrom } from './decorations.ts';
import { entityClasses, usesOf } from './entity-name.ts';
import { factoryResults, objectsOfType } from './given-options.ts';
import { mikroOrmEntities } from './mikro-orm-entities.ts';
import { connectionFacts, type Opening } from './told-address.ts';
import { itemsOf, optionOf } from './written-values.ts';

const technology = 'mikro-orm';
const drivers: ReadonlyMap<string, Engine> = new Map<string, Engine>([
  ['@mikro-orm/postgresql', 'postgres'], ['@mikro-orm/mysql', 'mysql'], ['@mikro-orm/mariadb', 'mysql'], ['@mikro-orm/mssql', 'mssql'], ['@mikro-orm/mongodb', 'mongodb'],
  ['@mikro-orm/sqlite', 'sqlite'], ['@mikro-orm/better-sqlite', 'sqlite'], ['@mikro-orm/libsql', 'sqlite'], ['@mikro-orm/oracledb', 'oracle'],
]);
const types: ReadonlyMap<string, Engine> = new Map<string, Engine>([
  ['postgresql', 'postgres'], ['mysql', 'mysql'], ['mariadb', 'mysql'], ['mssql', 'mssql'], ['mongo', 'mongodb'], ['sqlite', 'sqlite'], ['better-sqlite', 'sqlite'],
]);
const managerMethods = /^(find\w*|getRepository|getReference|create|upsert\w*|insert\w*|nativeInsert|nativeUpdate|nativeDelete|count\w*|createQueryBuilder|qb|stream|refresh)$/;

/**
 * MikroORM, with and without NestJS: entities, relations, connections, and entities that are handed to an entity manager
 * by their class. Naming strategies of one's own and globs are not followed, nor is an injected repository beyond its injection.
 */
export const mikroOrm: CodeReader = {
  id: 'mikro-orm',
  version: 1,
  packages: ['@mikro-orm/core', '@mikro-orm/nestjs', '@mikro-orm/decorators', '@mikro-orm/migrations', '@mikro-orm/sql', '@mikro-orm/knex', ...drivers.keys()],
  read: (module) => inTextOrder([...mikroOrmEntities(module), ...connections(module), ...uses(module)]),
};

function connections(module: CodeModule): readonly DataFact[] {
  const openings = module.nodes('CallExpression').flatMap(({ node }) => opened(module, node.callee, node.arguments, node));
  const constructed = module.nodes('NewExpression').flatMap(({ node }) => {
    const imported = module.importOf(node.callee);
    return imported?.imported === 'MikroORM' && isMikro(imported.specifier) ? [{ at: node, options: node.arguments[0], engine: drivers.get(imported.specifier) }] : [];
  });
  const all: readonly Opening[] = [...openings, ...constructed];
  const taken = new Set(all.map(({ options }) => module.writtenAs(options)));
  const typed = objectsOfType(module, ({ specifier, imported }) => isMikro(specifier) && /^(Options|MikroOrmModule(Sync)?Options)$/.test(imported))
    .filter((each) => !taken.has(each)).map((each): Opening => ({ at: each, options: each }));
  return [...all, ...typed].flatMap((opening) => [
    ...connectionFacts(module, technology, { ...opening, engine: opening.engine ?? engineOf(module, opening.options) }),
    ...usesOf(module, technology, itemsOf(module, optionOf(module, opening.options, 'entities')).filter((each) => module.nameOf(each) !== undefined)),
  ]);
}

function opened(module: CodeModule, callee: Node, [options]: readonly Node[], at: Node): readonly Opening[] {
  const imported = module.importOf(callee);
  if (imported?.imported === 'defineConfig' && isMikro(imported.specifier)) return [{ at, options, engine: drivers.get(imported.specifier) }];
  const owner = callee.type === 'MemberExpression' ? module.importOf(callee.object) : undefined;
  if (owner === undefined || !isMikro(owner.specifier)) return [];
  const method = memberName(callee) ?? '';
  if (owner.imported === 'MikroORM' && /^init(Sync)?$/.test(method)) return [{ at, options, engine: drivers.get(owner.specifier) }];
  if (owner.imported !== 'MikroOrmModule') return [];
  if (method === 'forRoot') return [{ at, options }];
  if (method !== 'forRootAsync') return [];
  const results = factoryResults(module, options);
  return results.length === 0 ? [{ at, elsewhere: true }] : results.map((each) => ({ at, options: each }));
}

function engineOf(module: CodeModule, options: Node | undefined): Engine | undefined {
  const driver = module.importOf(optionOf(module, options, 'driver'));
  return drivers.get(driver?.specifier ?? '') ?? types.get(module.textOf(optionOf(module, options, 'type')) ?? '');
}

function uses(module: CodeModule): readonly DataFact[] {
  if (![...module.imports.values()].some(({ specifier }) => isMikro(specifier))) return [];
  const isEntity = entityClasses(module);
  const injected = decorationsFrom(module, (specifier) => specifier === '@mikro-orm/nestjs')
    .filter(({ imported: { imported } }) => imported === 'InjectRepository')
    .flatMap(({ arguments: [entity] }) => usesOf(module, technology, entity === undefined ? [] : [entity]));
  return [...injected, ...module.nodes('CallExpression').flatMap(({ node: { callee, arguments: [first] } }) => {
    const method = memberName(callee);
    if (callee.type !== 'MemberExpression' || method === undefined || first === undefined) return [];
    if (method === 'forFeature' && module.importOf(callee.object)?.imported === 'MikroOrmModule') {
      return usesOf(module, technology, itemsOf(module, optionOf(module, first, 'entities') ?? first));
    }
    return managerMethods.test(method) && isEntity(first) ? usesOf(module, technology, [first]) : [];
  })];
}

function isMikro(specifier: string): boolean {
  return specifier.startsWith('@mikro-orm/');
}

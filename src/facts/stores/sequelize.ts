import type { DataFact, Engine } from '../../model/data-facts.ts';
import { memberName } from '../typescript/tree-walk.ts';
import type { CodeModule, CodeReader, Node, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { decorationsFrom } from './decorations.ts';
import { usesOf } from './entity-name.ts';
import { factoryResults, objectsOfType } from './given-options.ts';
import { sequelizeMigrations } from './sequelize-migrations.ts';
import { sequelizeModels } from './sequelize-models.ts';
import { connectionFacts, type Opening } from './told-address.ts';
import { itemsOf, optionOf } from './written-values.ts';

const technology = 'sequelize';
const clients = /^(sequelize|sequelize-typescript|@sequelize\/core)$/;
const engines: ReadonlyMap<string, Engine> = new Map<string, Engine>([
  ['postgres', 'postgres'], ['mysql', 'mysql'], ['mariadb', 'mysql'], ['mssql', 'mssql'], ['oracle', 'oracle'], ['sqlite', 'sqlite'],
  ['@sequelize/postgres', 'postgres'], ['@sequelize/mysql', 'mysql'], ['@sequelize/mariadb', 'mysql'], ['@sequelize/mssql', 'mssql'], ['@sequelize/sqlite3', 'sqlite'],
]);

/**
 * Sequelize, with sequelize-typescript and NestJS: models, associations, connections, migrations and seeders. Options of
 * models that the connection or the CLI's configuration gives to all (`define`) are not followed from another module.
 */
export const sequelize: CodeReader = {
  id: 'sequelize',
  version: 1,
  packages: ['sequelize', 'sequelize-typescript', '@sequelize/core', '@nestjs/sequelize'],
  words: ['sequelize.define(', 'queryInterface.', 'getQueryInterface('],
  read: (module) => inTextOrder([...connections(module), ...uses(module), ...sequelizeModels(module), ...sequelizeMigrations(module)]),
};

function connections(module: CodeModule): readonly DataFact[] {
  const openings = [
    ...module.nodes('NewExpression').flatMap(({ node }) => constructed(module, node)),
    ...module.nodes('CallExpression').flatMap(({ node }) => configured(module, node)),
  ];
  const taken = new Set(openings.map(({ options }) => module.writtenAs(options)));
  const typed = objectsOfType(module, ({ specifier, imported }) => (clients.test(specifier) && /^(Sequelize)?Options$/.test(imported))
    || (specifier === '@nestjs/sequelize' && imported === 'SequelizeModuleOptions'))
    .filter((each) => !taken.has(each)).map((each): Opening => ({ at: each, options: each }));
  return [...openings, ...typed].flatMap((opening) => {
    const dialect = optionOf(module, opening.options, 'dialect');
    const engine = engines.get(module.importOf(dialect)?.specifier ?? '') ?? engines.get(module.textOf(dialect) ?? '') ?? opening.engine;
    return [
      ...connectionFacts(module, technology, { ...opening, engine }),
      ...usesOf(module, technology, itemsOf(module, optionOf(module, opening.options, 'models')).filter((each) => module.nameOf(each) !== undefined)),
    ];
  });
}

/** `new Sequelize(url, options)`, `new Sequelize(options)`, `new Sequelize(database, user, password, options)`. */
function constructed(module: CodeModule, { callee, arguments: given }: NodeOf<'NewExpression'>): readonly Opening[] {
  const imported = module.importOf(callee);
  if (imported === undefined || !clients.test(imported.specifier) || !/^(Sequelize|default|\*)$/.test(imported.imported)) return [];
  const [first, second, third, fourth] = given;
  const at = callee;
  if (third !== undefined) return [{ at, database: first, options: fourth }];
  if (first === undefined || module.writtenAs(first)?.type === 'ObjectExpression') return [{ at, options: first }];
  return [{ at, target: first, options: second }];
}

function configured(module: CodeModule, call: NodeOf<'CallExpression'>): readonly Opening[] {
  const method = moduleMethod(module, call);
  const [options] = call.arguments;
  if (method === 'forRoot') return [{ at: call, options }];
  if (method !== 'forRootAsync') return [];
  const results = factoryResults(module, options);
  return results.length === 0 ? [{ at: call, elsewhere: true }] : results.map((each) => ({ at: call, options: each }));
}

/** Models that are registered, injected, or taken from the registry: `sequelize.model('Order')`. */
function uses(module: CodeModule): readonly DataFact[] {
  const injected = decorationsFrom(module, (specifier) => specifier === '@nestjs/sequelize')
    .filter(({ imported: { imported } }) => imported === 'InjectModel')
    .flatMap(({ arguments: [model] }) => usesOf(module, technology, model === undefined ? [] : [model]));
  return [...injected, ...module.nodes('CallExpression').flatMap(({ node }) => {
    const method = memberName(node.callee);
    const onClient = node.callee.type === 'MemberExpression' && /sequelize$/i.test(module.nameOf(node.callee.object) ?? '');
    if (moduleMethod(module, node) === 'forFeature' || (method === 'addModels' && onClient)) {
      return usesOf(module, technology, itemsOf(module, node.arguments[0]).filter((each) => module.nameOf(each) !== undefined));
    }
    return method === 'model' && onClient && node.arguments.length === 1 ? usesOf(module, technology, node.arguments) : [];
  })];
}

function moduleMethod(module: CodeModule, { callee }: { readonly callee: Node }): string | undefined {
  if (callee.type !== 'MemberExpression') return undefined;
  const imported = module.importOf(callee.object);
  return imported?.specifier === '@nestjs/sequelize' && imported.imported === 'SequelizeModule' ? memberName(callee) : undefined;
}

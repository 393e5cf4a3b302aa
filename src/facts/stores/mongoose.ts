import type { DataFact } from '../../model/data-facts.ts';
import { memberName } from '../typescript/tree-walk.ts';
import type { CodeModule, CodeReader, NodeOf } from '../code/code-module.ts';
import { inTextOrder } from '../code/text-order.ts';
import { factoryResults, objectsOfType } from './given-options.ts';
import { mongooseClasses } from './mongoose-classes.ts';
import { mongooseModels } from './mongoose-models.ts';
import { connectionFacts, type Opening } from './told-address.ts';
import { optionOf } from './written-values.ts';

const technology = 'mongoose';
const modules = /^(@nestjs\/mongoose|nestjs-typegoose|@m8a\/nestjs-typegoose)$/;
const connectors = /^(connect|createConnection)$/;

/**
 * Mongoose, with NestJS and typegoose: models, references, connections. An injected model is followed to its injection
 * only; `mongoose.pluralize` and plugins, which may name collections otherwise, are not followed.
 */
export const mongoose: CodeReader = {
  id: 'mongoose',
  version: 1,
  packages: ['mongoose', '@nestjs/mongoose', '@typegoose/typegoose', 'typegoose', 'nestjs-typegoose', '@m8a/nestjs-typegoose'],
  read: (module) => inTextOrder([...connections(module), ...mongooseModels(module), ...mongooseClasses(module)]),
};

function connections(module: CodeModule): readonly DataFact[] {
  const openings = module.nodes('CallExpression').flatMap(({ node }) => opened(module, node));
  const taken = new Set(openings.map(({ options }) => module.writtenAs(options)));
  const typed = objectsOfType(module, ({ specifier, imported }) => modules.test(specifier) && /^MongooseModule(Factory)?Options$/.test(imported))
    .filter((each) => !taken.has(each) && optionOf(module, each, 'uri') !== undefined).map((each): Opening => ({ at: each, options: each }));
  return [...openings, ...typed].flatMap((opening) => connectionFacts(module, technology, { ...opening, engine: 'mongodb' }));
}

/** `mongoose.connect(uri, { dbName })`, `MongooseModule.forRoot(uri)`; a connection without an address gets it later. */
function opened(module: CodeModule, call: NodeOf<'CallExpression'>): readonly Opening[] {
  const { callee, arguments: [url, options] } = call;
  const imported = module.importOf(callee);
  if (imported?.specifier === 'mongoose' && connectors.test(imported.imported)) return url === undefined ? [] : [{ at: call, target: url, options }];
  const owner = callee.type === 'MemberExpression' ? module.importOf(callee.object) : undefined;
  if (owner === undefined || !modules.test(owner.specifier)) return [];
  const method = memberName(callee);
  if (method === 'forRoot') return [{ at: call, target: url, options }];
  if (method !== 'forRootAsync') return [];
  const results = factoryResults(module, url);
  return results.length === 0 ? [{ at: call, elsewhere: true }] : results.map((each) => ({ at: call, options: each }));
}

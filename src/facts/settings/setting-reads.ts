import type { SettingReadFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Node, NodeOf } from '../code/code-module.ts';
import { leadsToResource } from '../../model/setting-part.ts';

/**
 * Code that reads a setting which may lead to a store or broker: `process.env.X`, `import.meta.env.X`, what is destructured
 * from them, `get` and `getOrThrow` of a ConfigService, and the schemas of envalid, t3-env and NestJS. A ConfigService is
 * told by the name it is injected under, which must hold `config`; a key of a namespace (`database.url`) is no variable.
 */
export const settingReads: CodeReader = {
  id: 'settings',
  version: 1,
  packages: ['@nestjs/config', 'envalid', 'env-var', '@t3-oss/env-core', '@t3-oss/env-nextjs', '@t3-oss/env-nuxt', 'dotenv', 'dotenv-safe', 'dotenv-flow'],
  words: [
    'process.env.DATABASE_', 'process.env.DB_', 'process.env.PG', 'process.env.POSTGRES', 'process.env.MYSQL', 'process.env.MONGO',
    'process.env.REDIS', 'process.env.RABBIT', 'process.env.AMQP', 'process.env.KAFKA',
  ],
  read: (module) => {
    const found = [...memberReads(module), ...destructuredReads(module), ...getterReads(module), ...schemaReads(module)];
    return found.filter(({ key }) => leadsToResource(key)).sort((a, b) => a.node.start - b.node.start)
      .map(({ key, node }): SettingReadFact => ({ kind: 'setting-read', key, site: module.siteOf(node) }));
  },
};

interface Read {
  readonly key: string;
  readonly node: Node;
}

function memberReads(module: CodeModule): readonly Read[] {
  return module.nodes('MemberExpression').flatMap(({ node }) => {
    const key = memberKey(module, node);
    return key !== undefined && isEnvironment(module, node.object) ? [{ key, node }] : [];
  });
}

function destructuredReads(module: CodeModule): readonly Read[] {
  return module.nodes('VariableDeclarator').flatMap(({ node }) => {
    if (node.id.type !== 'ObjectPattern' || !isEnvironment(module, node.init)) return [];
    return node.id.properties.flatMap((each) => each.type === 'Property' ? keyedRead(module, each.key, each.computed) : []);
  });
}

/** `config.get('X')` and `env.get('X')` of env-var. */
function getterReads(module: CodeModule): readonly Read[] {
  const imports = new Set([...module.imports.values()].map(({ specifier }) => specifier));
  if (!imports.has('@nestjs/config') && !imports.has('env-var')) return [];
  return module.nodes('CallExpression').flatMap(({ node }) => {
    const callee = node.callee;
    if (callee.type !== 'MemberExpression' || !/^(?:get|getOrThrow)$/.test(memberKey(module, callee) ?? '')) return [];
    const service = /config/i.test(lastName(module.nameOf(callee.object))) || module.importOf(callee.object)?.specifier === 'env-var';
    const key = service ? module.textOf(node.arguments[0]) : undefined;
    return key === undefined ? [] : [{ key, node }];
  });
}

/** `cleanEnv(process.env, { X: url() })`, `createEnv({ server: { X: z.url() } })`, `validationSchema: Joi.object({ X: … })`. */
function schemaReads(module: CodeModule): readonly Read[] {
  return module.nodes('CallExpression').flatMap(({ node }) => schemasOf(module, node))
    .flatMap((schema) => schema?.type === 'ObjectExpression' ? schema.properties : [])
    .flatMap((each) => each.type === 'Property' ? keyedRead(module, each.key, each.computed) : []);
}

function schemasOf(module: CodeModule, call: NodeOf<'CallExpression'>): readonly (Node | undefined)[] {
  const callee = module.importOf(call.callee);
  const options = call.arguments[0];
  if (callee?.specifier === 'envalid' && /^(?:cleanEnv|customCleanEnv)$/.test(callee.imported)) return [call.arguments[1]];
  if (callee?.imported === 'createEnv' && callee.specifier.startsWith('@t3-oss/')) {
    return ['server', 'client', 'shared'].map((part) => module.property(options, part));
  }
  const owner = call.callee.type === 'MemberExpression' ? module.importOf(call.callee.object) : undefined;
  if (owner?.specifier !== '@nestjs/config' || owner.imported !== 'ConfigModule') return [];
  const schema = module.property(options, 'validationSchema');
  return schema?.type === 'CallExpression' ? [schema.arguments[0]] : [];
}

/** `process.env` or `import.meta.env`, written out. */
function isEnvironment(module: CodeModule, expression: Node | null | undefined): boolean {
  if (expression?.type !== 'MemberExpression' || memberKey(module, expression) !== 'env') return false;
  const owner = expression.object;
  return owner.type === 'MetaProperty' || (owner.type === 'Identifier' && owner.name === 'process');
}

function memberKey(module: CodeModule, node: NodeOf<'MemberExpression'>): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return module.textOf(node.property);
}

function keyedRead(module: CodeModule, key: Node, computed: boolean): readonly Read[] {
  const name = !computed && key.type === 'Identifier' ? key.name : module.textOf(key);
  return name === undefined ? [] : [{ key: name, node: key }];
}

function lastName(name: string | undefined): string {
  return name?.split('.').at(-1) ?? '';
}

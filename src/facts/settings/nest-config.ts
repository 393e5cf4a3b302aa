import type { DataFact } from '../../model/data-facts.ts';
import { isSettingName } from '../../model/setting-part.ts';
import type { CodeModule, CodeReader, Node } from '../code/code-module.ts';
import { returnedObject, writtenEntries } from '../code/returned-object.ts';
import { valueText } from '../code/value-text.ts';
import { memberName, unwrap } from '../typescript/tree-walk.ts';
import { settingValue } from './setting-value.ts';

/**
 * The configuration of NestJS that code makes of the variables of its environment: `registerAs('database', …)` and what
 * `ConfigModule.forRoot({ load: […] })` loads. A function must give one object that is written down; its keys, joined by
 * dots, are the settings that a ConfigService is asked for. A function of another module is told by the name it goes by here.
 */
export const nestConfig: CodeReader = {
  id: 'nest-config',
  version: 2,
  packages: ['@nestjs/config'],
  read: (module) => module.nodes('CallExpression').flatMap(({ node }) => {
    const callee = module.importOf(node.callee);
    if (callee?.specifier === '@nestjs/config' && callee.imported === 'registerAs') {
      const name = module.textOf(node.arguments[0]);
      return name === undefined || name.includes('${') ? [] : made(module, node.arguments[1], name);
    }
    const method = unwrap(node.callee);
    const owner = method.type === 'MemberExpression' ? module.importOf(method.object) : undefined;
    if (owner?.specifier !== '@nestjs/config' || owner.imported !== 'ConfigModule') return [];
    switch (memberName(method)) {
      case 'forRoot': return loadedBy(module, module.property(node.arguments[0], 'load'));
      case 'forFeature': return loaded(module, node.arguments[0]);
      default: return [];
    }
  }),
};

function loadedBy(module: CodeModule, load: Node | undefined): readonly DataFact[] {
  const list = module.writtenAs(load);
  return list?.type !== 'ArrayExpression' ? [] : list.elements.flatMap((each) => each && each.type !== 'SpreadElement' ? loaded(module, each) : []);
}

/** A function that is imported is read where it is declared. */
function loaded(module: CodeModule, maker: Node | undefined): readonly DataFact[] {
  const told = module.importOf(maker) === undefined ? undefined : module.nameOf(maker);
  return told === undefined ? made(module, maker, '') : [{ kind: 'settings-made', local: told, site: module.siteOf(maker!) }];
}

function made(module: CodeModule, maker: Node | undefined, namespace: string): readonly DataFact[] {
  const object = returnedObject(module, maker);
  return object === undefined ? [] : writtenEntries(object, namespace).flatMap(({ key, value }): readonly DataFact[] => {
    const text = valueText(module, value);
    if (text === undefined || !isSettingName(key)) return [];
    const told = settingValue(key, text);
    return told.kind === 'hidden' ? [] : [{ kind: 'setting', scope: { in: 'code' }, key, value: told, site: module.siteOf(value) }];
  });
}

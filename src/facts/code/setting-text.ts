import type { Told } from '../../model/data-facts.ts';
import { memberName, plainText, unwrap } from '../typescript/tree-walk.ts';
import type { Node } from './code-module.ts';

/** How deep a setting is looked into. */
const deepest = 10;
const settingName = /^[A-Z][A-Z0-9_]*$/;
const settingObjects = /^(env|environment|config|settings)$|(Env|ENV|Config|Settings)$/;
const settingGetters = /^(get|getOrThrow|getString|require|required)$/;
const settingServices = /config|env|settings/i;

/** `process.env.X`, `import.meta.env.X`, `env.X`, `config.get('X')`: a text that the configuration gives. */
export function settingOf(node: Node, depth = 0): Told | undefined {
  if (depth > deepest) return undefined;
  if (node.type === 'MemberExpression') {
    const member = memberName(node);
    return member === undefined ? undefined : memberSetting(node.object, member) ?? partOfSetting(settingOf(unwrap(node.object), depth + 1), member);
  }
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  const key = plainText(node.arguments[0]);
  if (key === undefined || callee.type !== 'MemberExpression') return undefined;
  if (!settingGetters.test(memberName(callee) ?? '') || !servesSettings(unwrap(callee.object))) return undefined;
  return withDefault(`\${${key}}`, plainText(node.arguments[1]));
}

/** `config.get('database').url` is `config.get('database.url')`; a variable of the environment has no members. */
export function partOfSetting(setting: Told | undefined, member: string): Told | undefined {
  const name = /^\$\{([A-Za-z_][\w.]*)\}$/.exec(setting ?? '')?.[1];
  return name !== undefined && !settingName.test(name) && /^\w+$/.test(member) ? `\${${name}.${member}}` : undefined;
}

/** A member of what holds settings, also one that is taken out of it: `const { X } = process.env`. */
export function memberSetting(object: Node, member: string): Told | undefined {
  return settingName.test(member) && holdsSettings(unwrap(object)) ? `\${${member}}` : undefined;
}

function holdsSettings(object: Node): boolean {
  if (object.type === 'Identifier') return settingObjects.test(object.name);
  return memberName(object) === 'env' || settingObjects.test(memberName(object) ?? '');
}

function servesSettings(object: Node): boolean {
  const name = object.type === 'Identifier' ? object.name : memberName(object);
  return name !== undefined && settingServices.test(name);
}

/** A setting with the text that holds in its place when it is not set. */
export function withDefault(text: Told | undefined, other: Told | undefined): Told | undefined {
  if (text === undefined || other === undefined) return text;
  return /^\$\{[^}:]+\}$/.test(text) && !other.includes('}') ? `${text.slice(0, -1)}:-${other}}` : text;
}

import type { Told } from '../../model/data-facts.ts';
import { memberName, plainText, unwrap } from '../typescript/tree-walk.ts';
import type { CodeModule, Node } from './code-module.ts';

interface Names {
  readonly nodes: CodeModule['nodes'];
  isImported(name: string): boolean;
}

/** How far constants that name constants are followed; a crafted chain must not cost the stack. */
const deepest = 20;
const settingName = /^[A-Z][A-Z0-9_]*$/;
const settingObjects = /^(env|environment|config|settings)$|(Env|ENV|Config|Settings)$/;
const settingGetters = /^(get|getOrThrow|getString|require|required)$/;
const settingServices = /config|env|settings/i;

/** Tells the text that expressions of a module give, and finds what properties of its objects hold. */
export function createStaticText(names: Names): Pick<CodeModule, 'textOf' | 'property'> {
  let constants: ReadonlyMap<string, Node> | undefined;
  const constantOf = (name: string): Node | undefined => (constants ??= constantsOf(names.nodes)).get(name);

  const textAt = (expression: Node | null | undefined, depth: number): Told | undefined => {
    if (!expression || depth > deepest) return undefined;
    const node = unwrap(expression);
    const plain = plainText(node);
    if (plain !== undefined) return plain;
    if (node.type === 'Literal' && typeof node.value === 'number') return String(node.value);
    if (node.type === 'TemplateLiteral') return templateText(node, depth);
    if (node.type === 'BinaryExpression' && node.operator === '+') return joined(node, depth);
    if (node.type === 'LogicalExpression' && node.operator !== '&&') return withDefault(textAt(node.left, depth + 1), textAt(node.right, depth + 1));
    if (node.type === 'ConditionalExpression') return undefined;
    const setting = settingOf(node);
    if (setting !== undefined) return setting;
    return constantText(node, depth);
  };

  const templateText = (node: Extract<Node, { type: 'TemplateLiteral' }>, depth: number): Told | undefined => {
    let text = node.quasis[0]?.value.cooked ?? '';
    for (const [index, hole] of node.expressions.entries()) {
      const part = textAt(hole, depth + 1);
      if (part === undefined) return undefined;
      text += part + (node.quasis[index + 1]?.value.cooked ?? '');
    }
    return text;
  };

  const joined = (node: Extract<Node, { type: 'BinaryExpression' }>, depth: number): Told | undefined => {
    const right = textAt(node.right, depth + 1);
    const left = right === undefined ? undefined : textAt(node.left, depth + 1);
    return left === undefined ? undefined : left + right;
  };

  const constantText = (node: Node, depth: number): Told | undefined => {
    if (node.type === 'Identifier') {
      const constant = constantOf(node.name);
      if (constant !== undefined) return constant.type === 'TSEnumDeclaration' ? undefined : textAt(constant, depth + 1);
      return names.isImported(node.name) ? `\${@${node.name}}` : undefined;
    }
    const member = memberName(node);
    if (member === undefined || node.type !== 'MemberExpression') return undefined;
    const object = objectAt(node.object, depth + 1);
    if (object !== undefined) return textAt(valueOf(object, member), depth + 1);
    const owner = unwrap(node.object);
    return owner.type === 'Identifier' && names.isImported(owner.name) ? `\${@${owner.name}.${member}}` : undefined;
  };

  /** The object literal or enum that an expression stands for. */
  const objectAt = (expression: Node | null | undefined, depth: number): Node | undefined => {
    if (!expression || depth > deepest) return undefined;
    const node = unwrap(expression);
    if (node.type === 'ObjectExpression' || node.type === 'TSEnumDeclaration') return node;
    if (node.type === 'Identifier') return objectAt(constantOf(node.name), depth + 1);
    if (node.type === 'CallExpression' && memberName(unwrap(node.callee)) === 'freeze') return objectAt(node.arguments[0], depth + 1);
    const member = memberName(node);
    if (member === undefined || node.type !== 'MemberExpression') return undefined;
    const owner = objectAt(node.object, depth + 1);
    return owner && objectAt(valueOf(owner, member), depth + 1);
  };

  return {
    textOf: (expression) => textAt(expression, 0),
    property: (object, ...path) => {
      let value: Node | undefined = object ?? undefined;
      for (const key of path) {
        const holder = objectAt(value, 0);
        value = holder && valueOf(holder, key);
      }
      return value;
    },
  };
}

/** What each name of the module that is never assigned again stands for; a name that is declared twice stands for nothing. */
function constantsOf(nodes: Names['nodes']): ReadonlyMap<string, Node> {
  const found = new Map<string, Node | undefined>();
  const add = (name: string, value: Node): void => void found.set(name, found.has(name) ? undefined : value);
  for (const { node, parent } of nodes('VariableDeclarator')) {
    const constant = parent?.node.type === 'VariableDeclaration' && parent.node.kind === 'const';
    if (constant && node.id.type === 'Identifier' && node.init) add(node.id.name, node.init);
  }
  for (const { node } of nodes('TSEnumDeclaration')) add(node.id.name, node);
  return new Map([...found].filter((entry): entry is [string, Node] => entry[1] !== undefined));
}

/** The value of a property or enum member that is written down; the last one wins, as at run time. */
function valueOf(holder: Node, key: string): Node | undefined {
  if (holder.type === 'TSEnumDeclaration') {
    return holder.body.members.find((member) => keyOf(member.id) === key)?.initializer ?? undefined;
  }
  if (holder.type !== 'ObjectExpression') return undefined;
  const property = holder.properties.findLast((each) => each.type === 'Property' && !each.computed && keyOf(each.key) === key);
  return property?.type === 'Property' ? property.value : undefined;
}

function keyOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : plainText(node);
}

/** `process.env.X`, `import.meta.env.X`, `env.X`, `config.get('X')`: a text that the configuration gives. */
function settingOf(node: Node): Told | undefined {
  if (node.type === 'MemberExpression') {
    const member = memberName(node);
    if (member === undefined || !settingName.test(member)) return undefined;
    return holdsSettings(unwrap(node.object)) ? `\${${member}}` : undefined;
  }
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  const key = plainText(node.arguments[0]);
  if (key === undefined || callee.type !== 'MemberExpression') return undefined;
  if (!settingGetters.test(memberName(callee) ?? '') || !servesSettings(unwrap(callee.object))) return undefined;
  return withDefault(`\${${key}}`, plainText(node.arguments[1]));
}

function holdsSettings(object: Node): boolean {
  if (object.type === 'Identifier') return settingObjects.test(object.name);
  return memberName(object) === 'env' || settingObjects.test(memberName(object) ?? '');
}

function servesSettings(object: Node): boolean {
  const name = object.type === 'Identifier' ? object.name : memberName(object);
  return name !== undefined && settingServices.test(name);
}

function withDefault(text: Told | undefined, other: Told | undefined): Told | undefined {
  if (text === undefined || other === undefined) return text;
  return /^\$\{[^}:]+\}$/.test(text) && !other.includes('}') ? `${text.slice(0, -1)}:-${other}}` : text;
}

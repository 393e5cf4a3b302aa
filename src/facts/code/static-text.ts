import type { Told } from '../../model/data-facts.ts';
import { memberName, plainText, unwrap } from '../typescript/tree-walk.ts';
import type { Bindings } from './bindings.ts';
import type { CodeModule, Node, NodeOf } from './code-module.ts';
import { memberSetting, partOfSetting, settingOf, withDefault } from './setting-text.ts';

/** How far constants that name constants are followed; a crafted chain must not cost the stack. */
const deepest = 20;
/** How many expressions one text is made of at the most: constants that double each other would grow without end. */
const mostParts = 2_000;

interface Names {
  readonly bindings: Bindings;
  /** What a field of a class holds. */
  fieldOf(member: Node): Node | undefined;
  /** What a field of a class holds as its configuration: the name that it is imported by. */
  configOf(member: Node): string | undefined;
}

/** Tells the text that expressions of a module give, and finds what its constants, fields and objects hold. */
export function createStaticText({ bindings, fieldOf, configOf }: Names): Pick<CodeModule, 'textOf' | 'property' | 'writtenAs'> {
  let left = mostParts;

  const textAt = (expression: Node | null | undefined, depth: number): Told | undefined => {
    if (!expression || depth > deepest || left-- <= 0) return undefined;
    const node = unwrap(expression);
    const plain = plainText(node);
    if (plain !== undefined) return plain;
    if (node.type === 'Literal') return typeof node.value === 'number' ? String(node.value) : undefined;
    if (node.type === 'TemplateLiteral') return templateText(node, depth);
    if (node.type === 'BinaryExpression' && node.operator === '+') return joined(node, depth);
    if (node.type === 'LogicalExpression' && node.operator !== '&&') return withDefault(textAt(node.left, depth + 1), textAt(node.right, depth + 1));
    const held = heldBy(node, depth);
    if (held !== undefined) return held.type === 'TSEnumDeclaration' ? undefined : textAt(held, depth + 1);
    return settingOf(node) ?? takenOut(node) ?? partOfHeld(node, depth) ?? importedText(node);
  };

  const templateText = (node: NodeOf<'TemplateLiteral'>, depth: number): Told | undefined => {
    const parts = node.quasis.flatMap((quasi, index) => {
      const hole = node.expressions[index];
      return hole === undefined ? [quasi.value.cooked ?? undefined] : [quasi.value.cooked ?? undefined, textAt(hole, depth + 1)];
    });
    return parts.includes(undefined) ? undefined : parts.join('');
  };

  /** A long sum nests to the left as deep as it is long, so it is gone through without recursion. */
  const joined = (sum: Node, depth: number): Told | undefined => {
    let text = '';
    let node = sum;
    for (; node.type === 'BinaryExpression' && node.operator === '+'; node = unwrap(node.left)) {
      const part = textAt(node.right, depth + 1);
      if (part === undefined) return undefined;
      text = part + text;
    }
    const first = textAt(node, depth + 1);
    return first === undefined ? undefined : first + text;
  };

  /** `DB_NAME` of `const { DB_NAME } = process.env`. */
  const takenOut = (node: Node): Told | undefined => {
    const { value, member } = (node.type === 'Identifier' ? bindings.of(node) : undefined) ?? {};
    return value === undefined || member === undefined ? undefined : memberSetting(value, member);
  };

  /** `database.url` of `const database = config.get('database')`. */
  const partOfHeld = (node: Node, depth: number): Told | undefined => {
    const member = memberName(node);
    const owner = node.type === 'MemberExpression' ? unwrap(node.object) : undefined;
    const held = owner?.type === 'Identifier' ? heldBy(owner, depth + 1) : undefined;
    return member === undefined || held === undefined ? undefined : partOfSetting(settingOf(unwrap(held)), member);
  };

  /** `${@local.member.member}`: a later stage knows where the name is imported from. */
  const importedText = (expression: Node): Told | undefined => {
    const members: string[] = [];
    let node = expression;
    for (; node.type === 'MemberExpression' && configOf(node) === undefined; node = unwrap(node.object)) {
      const member = memberName(node);
      if (member === undefined || !/^[\w$-]+$/.test(member)) return undefined;
      members.unshift(member);
    }
    const { imported, config } = (node.type === 'Identifier' ? bindings.of(node) : { config: configOf(node) }) ?? {};
    const local = config ?? (node.type === 'Identifier' && imported !== undefined ? node.name : undefined);
    return local === undefined ? undefined : `\${@${[local, ...members].join('.')}}`;
  };

  /** What a constant, a field or a member of an object that is written down holds. */
  const heldBy = (node: Node, depth: number): Node | undefined => {
    if (node.type === 'Identifier') {
      const { value, member } = bindings.of(node) ?? {};
      return member === undefined ? value : valueIn(objectAt(value, depth + 1), member);
    }
    const member = memberName(node);
    if (member === undefined || node.type !== 'MemberExpression') return undefined;
    return fieldOf(node) ?? valueIn(objectAt(node.object, depth + 1), member);
  };

  /** The object literal or enum that an expression stands for. */
  const objectAt = (expression: Node | null | undefined, depth: number): Node | undefined => {
    if (!expression || depth > deepest) return undefined;
    const node = unwrap(expression);
    if (node.type === 'ObjectExpression' || node.type === 'TSEnumDeclaration') return node;
    if (node.type === 'CallExpression' && memberName(unwrap(node.callee)) === 'freeze') return objectAt(node.arguments[0], depth + 1);
    return objectAt(heldBy(node, depth + 1), depth + 1);
  };

  return {
    textOf: (expression) => {
      left = mostParts;
      return textAt(expression, 0);
    },
    property: (object, ...path) => {
      let value: Node | undefined = object ?? undefined;
      for (const key of path) value = valueIn(objectAt(value, 0), key);
      return value;
    },
    writtenAs: (expression) => {
      let node = expression ? unwrap(expression) : undefined;
      for (let depth = 0; node !== undefined && depth < deepest; depth++) {
        const next: Node | undefined = node.type === 'AwaitExpression' ? node.argument : heldBy(node, 0);
        if (next === undefined) return node;
        node = unwrap(next);
      }
      return node;
    },
  };
}

/** The value of a property or enum member that is written down; the last one wins, as at run time. */
function valueIn(holder: Node | undefined, key: string): Node | undefined {
  if (holder?.type === 'TSEnumDeclaration') return holder.body.members.find((member) => keyOf(member.id) === key)?.initializer ?? undefined;
  if (holder?.type !== 'ObjectExpression') return undefined;
  const property = holder.properties.findLast((each) => each.type === 'Property' && !each.computed && keyOf(each.key) === key);
  return property?.type === 'Property' ? property.value : undefined;
}

function keyOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : plainText(node);
}

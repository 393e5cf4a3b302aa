import type { Node } from 'oxc-parser';
import type { ImportFact } from '../../model/facts.ts';
import { noNames } from './found-facts.ts';
import type { Frame } from './tree-walk.ts';
import { memberName, unwrap, unwrapFrame } from './tree-walk.ts';

type Names = ImportFact['names'];

/** The names taken from `require('x')` where it stands: `const { a } = …`, `const all = …`, `….a`. */
export function namesOfRequire(call: Frame): Names {
  const outer = unwrapFrame(call);
  const user = outer.parent?.node;
  if (user?.type === 'VariableDeclarator' && user.init === outer.node) return namesOfPattern(user.id);
  if (user?.type === 'MemberExpression' && user.object === outer.node) return namesOfMember(user);
  return noNames;
}

/** The names taken from `import('x')` where it stands, once awaited: as `require`, and `import('x').then(({ a }) => …)`. */
export function namesOfDynamicImport(call: Frame): Names {
  const outer = unwrapFrame(call);
  const user = outer.parent;
  if (user?.node.type === 'AwaitExpression') return namesOfRequire(user);
  if (user?.node.type !== 'MemberExpression' || memberName(user.node) !== 'then') return noNames;
  const then = user.parent?.node;
  if (then?.type !== 'CallExpression' || then.callee !== user.node) return noNames;
  return namesOfCallback(then.arguments[0]);
}

/** `({ a }) => …`, `(all) => all.a`, and React's `(all) => ({ default: all.a })`. */
function namesOfCallback(callback: Node | undefined): Names {
  if (callback?.type !== 'ArrowFunctionExpression' && callback?.type !== 'FunctionExpression') return noNames;
  const [parameter] = callback.params;
  if (parameter?.type === 'ObjectPattern') return namesOfPattern(parameter);
  if (parameter?.type !== 'Identifier' || callback.body === null) return noNames;
  const body = unwrap(callback.body);
  const values = body.type === 'ObjectExpression'
    ? body.properties.map((each) => (each.type === 'Property' ? each.value : each)) : [body];
  const names = values.flatMap((value: Node): Names => {
    const member = unwrap(value);
    if (member.type !== 'MemberExpression' || member.object.type !== 'Identifier') return noNames;
    return member.object.name === parameter.name ? namesOfMember(member) : noNames;
  });
  return names.length === values.length ? names : noNames;
}

function namesOfMember(member: Node): Names {
  const imported = memberName(member);
  return imported === undefined ? noNames : [{ imported, local: '' }];
}

/** A pattern that cannot be told name by name takes the whole. */
function namesOfPattern(pattern: Node): Names {
  if (pattern.type === 'Identifier') return [{ imported: '*', local: pattern.name }];
  if (pattern.type !== 'ObjectPattern') return noNames;
  return pattern.properties.map((property): Names[number] => {
    if (property.type === 'RestElement') {
      return { imported: '*', local: property.argument.type === 'Identifier' ? property.argument.name : '' };
    }
    const { key, value, computed } = property;
    const local = value.type === 'AssignmentPattern' ? value.left : value;
    const name = key.type === 'Identifier' && !computed ? key.name : key.type === 'Literal' ? String(key.value) : '*';
    return { imported: name, local: local.type === 'Identifier' ? local.name : '' };
  });
}

import type { Told } from '../../model/data-facts.ts';
import { isSecretKey, looksSecret } from '../../model/setting-part.ts';
import { plainText, unwrap } from '../typescript/tree-walk.ts';
import { parseGuarded } from '../typescript/parse-module.ts';
import { languageOf } from '../typescript/read-module.ts';
import type { CodeModule, Node } from './code-module.ts';
import { createCodeModule } from './create-code-module.ts';
import { returnedObject, writtenEntries } from './returned-object.ts';
import { valueText } from './value-text.ts';

/** Bump it whenever a constant may be told otherwise for the same text: it keys the cache. */
export const constantsVersion = 1;

/** The name of a queue by its place in an account; every other URL is no name, and could hold a password. */
const queueUrl = /^https?:\/\/[\w.-]+(?::\d{1,5})?\/\d{12}\/[\w-]{1,80}(?:\.fifo)?$/;
const longest = 256;

/**
 * Tells the constants that a module exports, each by the name of the export and the members that lead to it: `orders`,
 * `Queues.orders`, `default.orders`. A text that could be a secret, or is no name, is not told.
 */
export function readConstants(path: string, text: string): (name: string) => Told | undefined {
  const { program } = parseGuarded(text, languageOf(path));
  const module = program && createCodeModule(path, text, program);
  return (name) => {
    const [exported = '', ...members] = name.split('.');
    const told = module && (exported.endsWith('()') ? settingMadeBy(module, exportedValue(module, exported.slice(0, -2)), members) : constantAt(module, exported, members));
    return told === undefined || isSecretKey(members.at(-1) ?? exported) || !isName(told) ? undefined : told;
  };
}

function isName(text: Told): boolean {
  if (text === '' || text.length > longest) return false;
  // The names of settings and constants are no part of the text; what stands in for one that is not set is.
  return queueUrl.test(text) || (!text.includes('://') && !looksSecret(text.replace(/\$\{[^}:]*(?::-)?([^}]*)\}/g, ' $1 ')));
}

function constantAt(module: CodeModule, exported: string, members: readonly string[]): Told | undefined {
  const value = exportedValue(module, exported);
  if (value === undefined) return undefined;
  if (members.length === 0) return withoutAddress(valueText(module, value));
  const registered = module.writtenAs(value);
  if (registered?.type === 'CallExpression' && module.importOf(registered.callee)?.imported === 'registerAs') return settingMadeBy(module, registered.arguments[1], members);
  const [first = '', ...others] = members;
  const field = staticField(module, value, first);
  const held = field === undefined ? module.property(value, ...members) : others.length === 0 ? field : module.property(field, ...others);
  return held === undefined ? memberOfImport(module, value, members) : withoutAddress(valueText(module, held));
}

/** A setting that a function makes, by the keys that lead to it; one whose default could be a secret is told without it. */
function settingMadeBy(module: CodeModule, maker: Node | undefined, keys: readonly string[]): Told | undefined {
  const object = returnedObject(module, maker);
  const entry = object && writtenEntries(object).findLast(({ key }) => key === keys.join('.'));
  const text = entry && valueText(module, entry.value);
  return withoutAddress(text);
}

/** `${DATABASE_URL:-postgres://…}` without its default, which could hold a password. */
function withoutAddress(text: Told | undefined): Told | undefined {
  return text === undefined || isName(text) ? text : /^\$\{[A-Za-z_]\w*(?=:-.*\}$)/.exec(text)?.[0].concat('}');
}

/** What an export stands for: its value, its enum, class or function, or the name by which the module itself knows it. */
function exportedValue({ program, nodes }: CodeModule, exported: string): Node | undefined {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration' && exported === 'default') return statement.declaration;
    if (statement.type === 'TSExportAssignment' && exported === 'default') return statement.expression;
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue;
    const declared = statement.declaration && declaredBy(statement.declaration, exported);
    const named = declared ?? statement.specifiers.find((each) => nameOf(each.exported) === exported)?.local;
    if (named) return named;
  }
  return nodes('AssignmentExpression').map(({ node }) => assignedExport(node.left, node.right, exported)).findLast((value) => value !== undefined);
}

function declaredBy(declaration: Node, name: string): Node | undefined {
  if (declaration.type === 'TSEnumDeclaration' || declaration.type === 'ClassDeclaration' || declaration.type === 'FunctionDeclaration') return declaration.id?.name === name ? declaration : undefined;
  if (declaration.type !== 'VariableDeclaration' || declaration.kind !== 'const') return undefined;
  // A name that is taken out of an object is followed by the binding itself.
  const declarator = declaration.declarations.find(({ id }) => id.type === 'Identifier' ? id.name === name : id.type === 'ObjectPattern');
  if (declarator?.id.type === 'Identifier') return declarator.init ?? undefined;
  return declarator?.id.type !== 'ObjectPattern' ? undefined : declarator.id.properties.flatMap((each) => (
    each.type === 'Property' && each.value.type === 'Identifier' && each.value.name === name ? [each.value] : []
  ))[0];
}

/** `module.exports = { orders }`, `module.exports.orders = …`, `exports.orders = …`. */
function assignedExport(left: Node, right: Node, exported: string): Node | undefined {
  const target = unwrap(left);
  if (target.type !== 'MemberExpression' || target.computed || target.property.type !== 'Identifier') return undefined;
  const owner = unwrap(target.object);
  if (owner.type === 'Identifier' && owner.name === 'module' && target.property.name === 'exports') {
    const whole = unwrap(right);
    if (exported === 'default') return whole;
    const property = whole.type === 'ObjectExpression' ? whole.properties.findLast((each) => each.type === 'Property' && !each.computed && nameOf(each.key) === exported) : undefined;
    return property?.type === 'Property' ? property.value : undefined;
  }
  const isExports = (owner.type === 'Identifier' && owner.name === 'exports') || (owner.type === 'MemberExpression' && !owner.computed
    && owner.object.type === 'Identifier' && owner.object.name === 'module' && nameOf(owner.property) === 'exports');
  return isExports && target.property.name === exported ? right : undefined;
}

/** `Queues.orders` of `class Queues { static readonly orders = 'orders' }`, unless another field or an assignment takes its place. */
function staticField(module: CodeModule, value: Node, name: string): Node | undefined {
  const holder = value.type === 'Identifier' ? module.nodes('ClassDeclaration').find(({ node }) => node.id?.name === value.name)?.node : value;
  if (holder?.type !== 'ClassDeclaration') return undefined;
  const fields = holder.body.body.flatMap((each) => each.type === 'PropertyDefinition' && each.static && !each.computed && nameOf(each.key) === name ? [each] : []);
  const assigned = module.nodes('AssignmentExpression').some(({ node }) => node.left.type === 'MemberExpression' && nameOf(node.left.property) === name);
  return fields.length === 1 && !assigned ? fields[0]!.value ?? undefined : undefined;
}

/** `Queues.orders` where `Queues` is another module's, under a name of this one. */
function memberOfImport(module: CodeModule, value: Node, members: readonly string[]): Told | undefined {
  const text = module.textOf(value);
  return text !== undefined && /^\$\{@[^{}:]+\}$/.test(text) ? `${text.slice(0, -1)}.${members.join('.')}}` : undefined;
}

function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : plainText(node);
}

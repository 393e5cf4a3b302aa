import { memberName, plainText, unwrap } from '../typescript/tree-walk.ts';
import { configOfType } from './config-type.ts';
import type { CodeModule, Frame, ImportedName, Node, NodeOf } from './code-module.ts';

/** What a name stands for within a part of the module. */
export interface Binding {
  /** What a constant or enum is given, or what is taken apart to give it: then `member` is the part. */
  readonly value?: Node | undefined;
  readonly member?: string | undefined;
  readonly imported?: ImportedName | undefined;
  /** The configuration that a parameter holds by its type. */
  readonly config?: string | undefined;
}

export interface Bindings {
  /** By local name, wherever in the module it is imported or required. */
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** What a name stands for where it is written: what the innermost block or function around it says. */
  of(name: NodeOf<'Identifier'>): Binding | undefined;
}

interface Scoped extends Binding {
  readonly start: number;
  readonly end: number;
}

/** A variable that may be given anything, a parameter, a function. */
const anything: Binding = {};
const scopes = new Set<Node['type']>([
  'Program', 'BlockStatement', 'StaticBlock', 'ForStatement', 'ForInStatement', 'ForOfStatement', 'SwitchStatement', 'CatchClause',
  'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'TSModuleBlock',
]);
const functions = new Set<Node['type']>(['Program', 'StaticBlock', 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'TSModuleBlock']);

/** Every name that a module binds, with the part of the text in which it does; types are no such names. */
export function createBindings(program: NodeOf<'Program'>, nodes: CodeModule['nodes']): Bindings {
  const byName = new Map<string, Scoped[]>();
  const imports = new Map<string, ImportedName>();
  const bind = (name: string, scope: Node, binding: Binding): void => {
    const bound = byName.get(name) ?? [];
    // What is declared twice in one place stands for nothing that can be told.
    const twice = bound.findIndex(({ start, end }) => start === scope.start && end === scope.end);
    const each = { ...(twice < 0 ? binding : anything), start: scope.start, end: scope.end };
    if (twice < 0) bound.push(each);
    else bound[twice] = each;
    byName.set(name, bound);
    if (binding.imported !== undefined && !imports.has(name)) imports.set(name, binding.imported);
  };
  for (const statement of program.body) for (const [name, imported] of importedBy(statement)) bind(name, program, { imported });
  for (const frame of nodes('VariableDeclarator')) bindVariables(frame, bind);
  for (const type of ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const) {
    for (const frame of nodes(type)) {
      const { node } = frame;
      for (const param of node.params) {
        const config = param.type === 'Identifier' ? configOfType(param.typeAnnotation) : undefined;
        for (const { name } of namesIn(param, 0)) bind(name, node, config === undefined ? anything : { config });
      }
      if (node.id) bind(node.id.name, type === 'FunctionDeclaration' ? around(frame, scopes) : node, anything);
    }
  }
  for (const frame of nodes('ClassDeclaration')) if (frame.node.id) bind(frame.node.id.name, around(frame, scopes), anything);
  for (const { node } of nodes('CatchClause')) if (node.param) for (const { name } of namesIn(node.param, 0)) bind(name, node, anything);
  for (const frame of nodes('TSEnumDeclaration')) bind(frame.node.id.name, around(frame, scopes), { value: frame.node });
  return { imports, of: ({ name, start }) => innermost(byName.get(name), start) };
}

function innermost(bound: readonly Scoped[] | undefined, at: number): Binding | undefined {
  let found: Scoped | undefined;
  for (const each of bound ?? []) {
    if (each.start <= at && at < each.end && (found === undefined || each.end - each.start < found.end - found.start)) found = each;
  }
  return found;
}

function around(frame: Frame, kinds: ReadonlySet<Node['type']>): Node {
  let at = frame.parent ?? frame;
  while (at.parent !== undefined && !kinds.has(at.node.type)) at = at.parent;
  return at.node;
}

function bindVariables(frame: Frame & { readonly node: NodeOf<'VariableDeclarator'> }, bind: (name: string, scope: Node, binding: Binding) => void): void {
  const { id, init } = frame.node;
  const kind = frame.parent?.node.type === 'VariableDeclaration' ? frame.parent.node.kind : 'let';
  const scope = around(frame, kind === 'var' ? functions : scopes);
  const required = init ? requiredBy(init) : undefined;
  for (const { name, path } of namesIn(id, 0)) {
    const member = path?.length === 1 ? path[0] : undefined;
    const whole = path?.length === 0;
    if (required !== undefined && whole) bind(name, scope, { imported: required });
    else if (required !== undefined && member !== undefined && isModule(required)) bind(name, scope, { imported: { specifier: required.specifier, imported: member } });
    else bind(name, scope, kind === 'const' && init && (whole || member !== undefined) ? { value: init, member } : anything);
  }
}

function isModule({ imported }: ImportedName): boolean {
  return imported === '*' || imported === 'default';
}

/** `require('y')`, `await import('y')`, and a member of either. */
function requiredBy(init: Node): ImportedName | undefined {
  const node = unwrap(init);
  const member = memberName(node);
  const call = member !== undefined && node.type === 'MemberExpression' ? unwrap(node.object) : node;
  const loaded = call.type === 'AwaitExpression' ? unwrap(call.argument) : call;
  const isRequire = loaded.type === 'CallExpression' && loaded.callee.type === 'Identifier' && loaded.callee.name === 'require';
  const specifier = isRequire ? plainText(loaded.arguments[0])
    : loaded.type === 'ImportExpression' && loaded !== call ? plainText(loaded.source) : undefined;
  return specifier === undefined ? undefined : { specifier, imported: member ?? '*' };
}

function importedBy(statement: Node): readonly (readonly [string, ImportedName])[] {
  if (statement.type === 'TSImportEqualsDeclaration' && statement.moduleReference.type === 'TSExternalModuleReference') {
    const specifier = plainText(statement.moduleReference.expression);
    return specifier === undefined ? [] : [[statement.id.name, { specifier, imported: '*' }]];
  }
  if (statement.type !== 'ImportDeclaration') return [];
  return statement.specifiers.map((each) => [each.local.name, { specifier: statement.source.value, imported: nameOfSpecifier(each) }]);
}

function nameOfSpecifier(each: NodeOf<'ImportDeclaration'>['specifiers'][number]): string {
  if (each.type === 'ImportNamespaceSpecifier') return '*';
  if (each.type === 'ImportDefaultSpecifier') return 'default';
  return each.imported.type === 'Identifier' ? each.imported.name : each.imported.value;
}

/** Deeper patterns are nobody's code. */
const deepest = 10;

/** The names of a pattern, each with the keys that lead to it; those of defaults, lists and rests are not told. */
function namesIn(pattern: Node, depth: number, path: readonly string[] | undefined = []): readonly { readonly name: string; readonly path: readonly string[] | undefined }[] {
  if (depth > deepest) return [];
  switch (pattern.type) {
    case 'Identifier': return [{ name: pattern.name, path }];
    case 'AssignmentPattern': return namesIn(pattern.left, depth + 1, undefined);
    case 'RestElement': return namesIn(pattern.argument, depth + 1, undefined);
    case 'TSParameterProperty': return namesIn(pattern.parameter, depth + 1, undefined);
    case 'ArrayPattern': return pattern.elements.flatMap((each) => each === null ? [] : namesIn(each, depth + 1, undefined));
    case 'ObjectPattern': return pattern.properties.flatMap((each) => {
      if (each.type === 'RestElement') return namesIn(each, depth + 1, undefined);
      const key = each.computed ? undefined : each.key.type === 'Identifier' ? each.key.name : plainText(each.key);
      return namesIn(each.value, depth + 1, key === undefined || path === undefined ? undefined : [...path, key]);
    });
    default: return [];
  }
}

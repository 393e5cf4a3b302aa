import { makeLocator } from '../typescript/locate.ts';
import { memberName, plainText, unwrap, walkTree } from '../typescript/tree-walk.ts';
import type { CodeModule, Frame, ImportedName, Node, NodeOf, Program } from './code-module.ts';
import { createStaticText } from './static-text.ts';

/** The view that readers have on a syntax tree; everything is worked out when it is first asked for. */
export function createCodeModule(path: string, text: string, program: Program): CodeModule {
  const byType = once(() => groupByType(program));
  const imports = once(() => importsOf(program, byType()));
  const nodes = <Type extends Node['type']>(type: Type) => (byType().get(type) ?? []) as readonly (Frame & { readonly node: NodeOf<Type> })[];
  const importOf = (expression: Node | null | undefined): ImportedName | undefined => {
    const node = expression && unwrap(expression);
    if (node?.type === 'Identifier') return imports().get(node.name);
    if (node?.type !== 'MemberExpression') return undefined;
    const object = importOf(node.object);
    const member = memberName(node);
    return object === undefined || member === undefined || (object.imported !== '*' && object.imported !== 'default')
      ? undefined : { specifier: object.specifier, imported: member };
  };
  const positionOf = positions(text);
  const staticText = createStaticText({ nodes, isImported: (name) => imports().has(name) });
  return {
    path,
    program,
    get imports() {
      return imports();
    },
    nodes,
    importOf,
    textOf: staticText.textOf,
    property: staticText.property,
    nameOf: (expression) => dottedName(expression ?? undefined),
    siteOf: (node) => ({ file: path, ...positionOf(node.start) }),
  };
}

/** Positions of offsets that come in any order; the locator goes forward only, so it starts anew after a step back. */
function positions(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  let locate = makeLocator(text);
  let last = 0;
  const known = new Map<number, { readonly line: number; readonly column: number }>();
  return (offset) => {
    let position = known.get(offset);
    if (position !== undefined) return position;
    if (offset < last) locate = makeLocator(text);
    known.set(offset, (position = locate(last = offset)));
    return position;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function groupByType(program: Program): ReadonlyMap<string, readonly Frame[]> {
  const groups = new Map<string, Frame[]>();
  walkTree(program, (frame) => {
    const group = groups.get(frame.node.type);
    if (group === undefined) groups.set(frame.node.type, [frame]);
    else group.push(frame);
  });
  for (const group of groups.values()) group.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);
  return groups;
}

function importsOf(program: Program, groups: ReadonlyMap<string, readonly Frame[]>): ReadonlyMap<string, ImportedName> {
  const imports = new Map<string, ImportedName>();
  for (const statement of program.body) {
    if (statement.type === 'TSImportEqualsDeclaration' && statement.moduleReference.type === 'TSExternalModuleReference') {
      const specifier = plainText(statement.moduleReference.expression);
      if (specifier !== undefined) imports.set(statement.id.name, { specifier, imported: '*' });
    }
    if (statement.type !== 'ImportDeclaration') continue;
    for (const each of statement.specifiers) {
      imports.set(each.local.name, { specifier: statement.source.value, imported: nameOfSpecifier(each) });
    }
  }
  for (const { node } of groups.get('VariableDeclarator') ?? []) if (node.type === 'VariableDeclarator') addRequired(node, imports);
  return imports;
}

function nameOfSpecifier(each: NodeOf<'ImportDeclaration'>['specifiers'][number]): string {
  if (each.type === 'ImportNamespaceSpecifier') return '*';
  if (each.type === 'ImportDefaultSpecifier') return 'default';
  return each.imported.type === 'Identifier' ? each.imported.name : each.imported.value;
}

/** `const x = require('y')` and `const { x } = require('y')`. */
function addRequired(declarator: NodeOf<'VariableDeclarator'>, imports: Map<string, ImportedName>): void {
  const call = declarator.init && unwrap(declarator.init);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'require') return;
  const specifier = plainText(call.arguments[0]);
  if (specifier === undefined) return;
  if (declarator.id.type === 'Identifier') imports.set(declarator.id.name, { specifier, imported: '*' });
  if (declarator.id.type !== 'ObjectPattern') return;
  for (const each of declarator.id.properties) {
    if (each.type === 'Property' && each.key.type === 'Identifier' && each.value.type === 'Identifier') {
      imports.set(each.value.name, { specifier, imported: each.key.name });
    }
  }
}

/** `a.b.c` and `this.b`; undefined for anything that is not written down as names. */
function dottedName(expression: Node | undefined): string | undefined {
  const names: string[] = [];
  for (let node = expression && unwrap(expression); node !== undefined;) {
    if (node.type === 'Identifier') return [node.name, ...names].join('.');
    if (node.type === 'ThisExpression') return ['this', ...names].join('.');
    const member = memberName(node);
    if (member === undefined || node.type !== 'MemberExpression') return undefined;
    names.unshift(member);
    node = unwrap(node.object);
  }
  return undefined;
}

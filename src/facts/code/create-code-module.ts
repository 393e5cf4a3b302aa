import { makeLocator } from '../typescript/locate.ts';
import { memberName, unwrap, walkTree } from '../typescript/tree-walk.ts';
import { createBindings } from './bindings.ts';
import type { CodeModule, Frame, ImportedName, Node, Program } from './code-module.ts';
import { createConfigFields } from './config-type.ts';
import { createFields } from './fields.ts';
import { createStaticText } from './static-text.ts';

/** The view that readers have on a syntax tree; everything is worked out when it is first asked for. */
export function createCodeModule(path: string, text: string, program: Program): CodeModule {
  const byType = once(() => groupByType(program));
  // Written otherwise, the compiler compares every pair of node types, for half a minute.
  const nodes: CodeModule['nodes'] = (type) => (byType().get(type) ?? []) as readonly never[];
  const bindings = once(() => createBindings(program, nodes));
  const importOf = (expression: Node | null | undefined): ImportedName | undefined => {
    const node = expression && unwrap(expression);
    if (node?.type === 'Identifier') return bindings().of(node)?.imported;
    if (node?.type !== 'MemberExpression') return undefined;
    const object = importOf(node.object);
    const member = memberName(node);
    return object === undefined || member === undefined || (object.imported !== '*' && object.imported !== 'default')
      ? undefined : { specifier: object.specifier, imported: member };
  };
  const positionOf = positions(text);
  const staticText = once(() => createStaticText({ bindings: bindings(), fieldOf: createFields({ nodes }), configOf: createConfigFields({ nodes }) }));
  return {
    path,
    program,
    get imports() {
      return bindings().imports;
    },
    nodes,
    importOf,
    textOf: (expression) => staticText().textOf(expression),
    property: (object, ...path) => staticText().property(object, ...path),
    writtenAs: (expression) => staticText().writtenAs(expression),
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

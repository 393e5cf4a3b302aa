import type { Node, Program } from 'oxc-parser';
import type { ImportFact, ImportKind } from '../../model/facts.ts';
import { findBoundRequire } from './bound-require.ts';
import { callsOfCreated, creatingWord, isOwnRequire } from './created-require.ts';
import type { FoundFacts } from './found-facts.ts';
import { noNames } from './found-facts.ts';
import { mockMethods, mockObjects } from './mock-words.ts';
import { namesOfDynamicImport, namesOfRequire } from './taken-names.ts';
import { isModule, readStatement, withoutExports } from './tree-statements.ts';
import type { Frame } from './tree-walk.ts';
import { plainText, unwrap, walkTree } from './tree-walk.ts';

/** Reads a whole syntax tree. */
export function readTree(program: Program, found: FoundFacts): void {
  for (const statement of program.body) readStatement(statement, found);
  const reading: Reading = { found, augments: isModule(program.body), requires: [], bindsRequire: false, creates: false };
  walkTree(program, (frame) => readNode(frame, reading));
  if (reading.requires.length > 0) takeRequires(program, reading);
  if (reading.creates) for (const frame of callsOfCreated(program)) takeRequire(frame, found);
}

interface Reading {
  readonly found: FoundFacts;
  /** Whether `declare module` adds to another module. */
  readonly augments: boolean;
  /** Calls of `require`, which count when the name is not bound by the file itself. */
  readonly requires: Frame[];
  bindsRequire: boolean;
  /** Whether the file may create a `require` under a name of its own. */
  creates: boolean;
}

function readNode(frame: Frame, reading: Reading): void {
  const { node } = frame;
  const { found } = reading;
  switch (node.type) {
    case 'ImportExpression':
      take(found, isMockArgument(frame) ? 'mock' : 'dynamic', node.source, () => (
        isMockArgument(frame) ? noNames : namesOfDynamicImport(frame)));
      break;
    case 'TSImportType':
      take(found, 'import-type', node.source, () => firstQualifier(node.qualifier), true);
      break;
    case 'CallExpression':
      readCall(frame, reading);
      break;
    case 'NewExpression':
      if (isIdentifier(node.callee, 'require')) reading.requires.push(frame);
      if (isIdentifier(node.callee, 'URL') && isMetaMember(node.arguments[1], 'url')) take(found, 'url', node.arguments[0]);
      break;
    case 'TSModuleDeclaration':
      if (reading.augments && node.id.type === 'Literal') take(found, 'augment', node.id, undefined, true);
      break;
    case 'TSModuleBlock':
      for (const statement of node.body) readStatement(statement, withoutExports(found));
      break;
    case 'Identifier':
      if (node.name === 'require' && !isCalled(frame)) reading.bindsRequire = true;
      if (node.name === creatingWord) reading.creates = true;
  }
}

function readCall(frame: Frame, { found, requires }: Reading): void {
  const { node } = frame;
  if (node.type !== 'CallExpression') return;
  const callee = unwrap(node.callee);
  if (isIdentifier(callee, 'require')) requires.push(frame);
  if (isOwnRequire(callee)) takeRequire(frame, found);
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return;
  const method = callee.property.name;
  if (method === 'resolve') {
    if (isIdentifier(callee.object, 'require')) requires.push(frame);
    if (isMetaProperty(callee.object)) take(found, 'require-resolve', node.arguments[0]);
  }
  if (isMockCall(node)) take(found, 'mock', node.arguments[0]);
}

/** Takes the calls of `require` that reach Node's. */
function takeRequires(program: Program, { found, requires, bindsRequire }: Reading): void {
  const bound = bindsRequire ? findBoundRequire(program) : [];
  for (const frame of requires) {
    const { node } = frame;
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
    if (bound.some(({ start, end }) => start <= node.start && node.end <= end)) continue;
    takeRequire(frame, found);
  }
}

function takeRequire(frame: Frame, found: FoundFacts): void {
  const { node } = frame;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return;
  const resolves = unwrap(node.callee).type === 'MemberExpression';
  take(found, resolves ? 'require-resolve' : 'require', node.arguments[0], () => (resolves ? noNames : namesOfRequire(frame)));
}

function take(
  found: FoundFacts, kind: ImportKind, source: Node | undefined, names: () => ImportFact['names'] = () => noNames, typeOnly = false,
): void {
  const specifier = plainText(source);
  if (specifier === undefined || source === undefined) return;
  found.imports.push({ specifier, kind, typeOnly, offset: source.start, names: names() });
}

function firstQualifier(qualifier: Node | null): ImportFact['names'] {
  let first = qualifier;
  while (first?.type === 'TSQualifiedName') first = first.left;
  return first?.type === 'Identifier' ? [{ imported: first.name, local: '' }] : noNames;
}

/** `vi.mock(…)`, `jest.requireActual(…)`, and calls chained to such. */
function isMockCall(call: Node): boolean {
  for (let node = call; node.type === 'CallExpression';) {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return false;
    if (!mockMethods.has(callee.property.name)) return false;
    const object = unwrap(callee.object);
    if (object.type === 'Identifier') return mockObjects.has(object.name);
    node = object;
  }
  return false;
}

function isMockArgument({ node, parent }: Frame): boolean {
  return parent?.node.type === 'CallExpression' && parent.node.arguments[0] === node && isMockCall(parent.node);
}

/** Whether an identifier is what a call or a member access begins with, so that it cannot be a binding. */
function isCalled({ node, parent }: Frame): boolean {
  const user = parent?.node;
  return ((user?.type === 'CallExpression' || user?.type === 'NewExpression') && user.callee === node)
    || (user?.type === 'MemberExpression' && user.object === node);
}

function isIdentifier(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function isMetaProperty(node: Node): boolean {
  return node.type === 'MetaProperty' && node.meta.name === 'import';
}

function isMetaMember(node: Node | undefined, name: string): boolean {
  return node?.type === 'MemberExpression' && !node.computed && isMetaProperty(node.object) && isIdentifier(node.property, name);
}

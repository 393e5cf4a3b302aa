import type { DataFact, Engine, TableName } from '../../model/data-facts.ts';
import type { CodeModule, Frame, ImportedName, Node, NodeOf } from '../code/code-module.ts';
import { memberName, plainText, unwrap, unwrapFrame } from '../typescript/tree-walk.ts';
import { unreadTable } from './written-table.ts';

/** A table or view that a module declares. */
export interface DrizzleTable {
  readonly node: NodeOf<'CallExpression'>;
  readonly facts: readonly DataFact[];
  /** How the rest of the module speaks of it; undefined when its name is not told. */
  readonly name: TableName | undefined;
}

const technology = 'drizzle';
/** By subpath of the package, without `-core`. SingleStore and Gel are engines of their own that no other reader tells. */
const engines: ReadonlyMap<string, Engine> = new Map([['pg', 'postgres'], ['cockroach', 'postgres'], ['mysql', 'mysql'], ['sqlite', 'sqlite'], ['mssql', 'mssql']]);
const declaration = /^(?:pg|mysql|sqlite|singlestore|mssql|cockroach|gel)(?:Table|View|MaterializedView)$/;
const creator = /^(?:pg|mysql|sqlite|singlestore|mssql|cockroach|gel)TableCreator$/;
const schemaMaker = /^(?:pg|mysql|singlestore|mssql|cockroach|gel)Schema$/;
const schemaMembers = new Set(['table', 'view', 'materializedView']);

/** What a called expression declares: a table, under a schema or a naming scheme of the module's own. */
interface Maker {
  readonly specifier: string;
  readonly schema?: string | undefined;
  /** Makes the name in the store from the one that is written; undefined when that happens at run time. */
  readonly named: (name: string) => string | undefined;
}

export function drizzleTables(module: CodeModule): readonly DrizzleTable[] {
  const makers = makersOf(module);
  return module.nodes('CallExpression').flatMap((frame) => {
    const maker = makerOf(module, frame.node.callee, makers);
    return maker === undefined ? foreignMaker(module, frame.node) : [tableOf(module, frame, maker)];
  });
}

/** The creators and schemas that the module names: `const table = pgTableCreator(…)`, `const auth = pgSchema('auth')`. */
function makersOf(module: CodeModule): ReadonlyMap<string, Maker> {
  const makers = new Map<string, Maker>();
  for (const { node } of module.nodes('VariableDeclarator')) {
    const init = node.init && unwrap(node.init);
    if (node.id.type !== 'Identifier' || init?.type !== 'CallExpression') continue;
    const made = drizzleImport(module, init.callee);
    if (made === undefined) continue;
    if (creator.test(made.imported)) makers.set(node.id.name, { specifier: made.specifier, named: (name) => createdName(module, init.arguments[0], name) });
    if (schemaMaker.test(made.imported)) makers.set(node.id.name, schemaOf(module, init, made));
  }
  return makers;
}

function schemaOf(module: CodeModule, call: NodeOf<'CallExpression'>, { specifier }: ImportedName): Maker {
  const schema = module.textOf(call.arguments[0]);
  return { specifier, schema, named: (name) => schema === undefined ? undefined : name };
}

function makerOf(module: CodeModule, callee: Node, makers: ReadonlyMap<string, Maker>): Maker | undefined {
  const made = drizzleImport(module, callee);
  if (made !== undefined && declaration.test(made.imported)) return { specifier: made.specifier, named: (name) => name };
  const node = unwrap(callee);
  if (node.type === 'Identifier') return makers.get(node.name)?.schema === undefined ? makers.get(node.name) : undefined;
  if (node.type !== 'MemberExpression' || !schemaMembers.has(memberName(node) ?? '')) return undefined;
  const owner = unwrap(node.object);
  const inline = owner.type === 'CallExpression' ? drizzleImport(module, owner.callee) : undefined;
  if (owner.type === 'CallExpression' && inline !== undefined && schemaMaker.test(inline.imported)) return schemaOf(module, owner, inline);
  return owner.type === 'Identifier' ? makers.get(owner.name) : undefined;
}

/** What `(name) => `acme_${name}`` makes of a name. */
function createdName(module: CodeModule, callback: Node | undefined, name: string): string | undefined {
  const [parameter] = callback?.type === 'ArrowFunctionExpression' ? callback.params : [];
  if (callback?.type !== 'ArrowFunctionExpression' || parameter?.type !== 'Identifier') return undefined;
  const statement = callback.body.type === 'BlockStatement' ? callback.body.body[0] : undefined;
  const body = statement?.type === 'ReturnStatement' ? statement.argument : callback.body;
  return body ? filledIn(module, unwrap(body), parameter.name, name) : undefined;
}

function filledIn(module: CodeModule, node: Node, parameter: string, name: string): string | undefined {
  const part = (each: Node): string | undefined => each.type === 'Identifier' && each.name === parameter ? name : module.textOf(each);
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [part(node.left), part(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  if (node.type !== 'TemplateLiteral') return part(node);
  const parts = node.quasis.flatMap((quasi, index) => {
    const hole = node.expressions[index];
    return hole === undefined ? [quasi.value.cooked ?? undefined] : [quasi.value.cooked ?? undefined, part(hole)];
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

function tableOf(module: CodeModule, frame: Frame & { readonly node: NodeOf<'CallExpression'> }, { specifier, schema, named }: Maker): DrizzleTable {
  const { node } = frame;
  const site = module.siteOf(node);
  const written = module.textOf(node.arguments[0]);
  const table = written === undefined ? undefined : named(written);
  const { symbol, exists } = bindingOf(frame);
  if (!table) return { node, facts: [unreadTable(module, technology, node)], name: symbol === undefined ? undefined : { symbol } };
  const told = { table, ...(schema === undefined ? {} : { schema }) };
  const engine = engines.get(/\/(\w+)-core$/.exec(specifier)?.[1] ?? '');
  const fact: DataFact = exists
    ? { kind: 'table-use', technology, role: 'uses', of: told, site }
    : {
      kind: 'table', technology, ...(engine === undefined ? {} : { engine }), ...told,
      ...(symbol === undefined ? {} : { model: symbol.split('.').at(-1)!, symbol }), site,
    };
  return { node, facts: [fact], name: symbol === undefined || exists ? told : { symbol } };
}

/** The binding, or the member of one, that a call gives its value to, passing by what is called on it: `.as(…)`, `.enableRLS()`. */
function bindingOf(call: Frame): { readonly symbol?: string; readonly exists: boolean } {
  const keys: string[] = [];
  let exists = false;
  for (let frame = unwrapFrame(call); frame.parent !== undefined; frame = unwrapFrame(frame.parent)) {
    const { node } = frame.parent;
    if (node.type === 'VariableDeclarator') return node.id.type === 'Identifier' ? { symbol: [node.id.name, ...keys].join('.'), exists } : { exists };
    if (node.type === 'MemberExpression' && node.object === frame.node) exists ||= memberName(node) === 'existing';
    else if (node.type === 'Property' && !node.computed && node.key.type === 'Identifier') keys.unshift(node.key.name);
    else if (node.type !== 'ObjectExpression' && !(node.type === 'CallExpression' && node.callee === frame.node)) return { exists };
  }
  return { exists };
}

/**
 * A table whose creator or schema comes from another file, known by its columns: the name that is written is not, or not
 * all of, what the store calls it.
 */
function foreignMaker(module: CodeModule, node: NodeOf<'CallExpression'>): readonly DrizzleTable[] {
  const callee = unwrap(node.callee);
  const isMember = callee.type === 'MemberExpression' && schemaMembers.has(memberName(callee) ?? '');
  const maker = module.importOf(isMember ? callee.object : callee);
  if (maker === undefined || maker.specifier.startsWith('drizzle-orm') || plainText(node.arguments[0]) === undefined) return [];
  const columns = node.arguments[1];
  const isTable = columns?.type === 'ObjectExpression' && columns.properties.some((each) => each.type === 'Property' && startsAtColumn(module, each.value));
  if (!isTable) return [];
  const reason = 'what makes the table, and names it, is imported';
  return [{ node, facts: [{ kind: 'unread', technology, what: 'table', reason, site: module.siteOf(node) }], name: undefined }];
}

/** `integer('id').notNull()`, whose first call is imported from the package. */
function startsAtColumn(module: CodeModule, value: Node): boolean {
  for (let node = unwrap(value); node.type === 'CallExpression';) {
    const callee = unwrap(node.callee);
    if (drizzleImport(module, callee) !== undefined) return true;
    if (callee.type !== 'MemberExpression') return false;
    node = unwrap(callee.object);
  }
  return false;
}

/** What an expression is imported from drizzle as. */
export function drizzleImport(module: CodeModule, expression: Node | null | undefined): ImportedName | undefined {
  const made = module.importOf(expression);
  return made !== undefined && /^drizzle-orm(\/|$)/.test(made.specifier) ? made : undefined;
}

import { type PrismaCursor, prismaCursor } from './prisma-tokens.ts';

/** A value of the schema language, as written. */
export type PrismaValue =
  | { readonly kind: 'string' | 'word'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly PrismaArgument[] }
  | { readonly kind: 'list'; readonly items: readonly PrismaArgument[] };

/** `fields: [authorId]` has a name, `"users"` has none. */
export interface PrismaArgument {
  readonly name?: string;
  readonly value: PrismaValue;
}

/** `@id`, `@@map("users")`; the name has no `@`. */
export interface PrismaAttribute {
  readonly name: string;
  readonly args: readonly PrismaArgument[];
}

/** Where something starts, from 1. */
export interface PrismaPlace {
  readonly line: number;
  readonly column: number;
}

export interface PrismaField extends PrismaPlace {
  readonly name: string;
  /** '' for a type that is no name: `Unsupported("circle")`. */
  readonly type: string;
  readonly list: boolean;
  readonly attributes: readonly PrismaAttribute[];
}

/** `model User { }`, `datasource db { }` and their like. The values of an enum are not kept. */
export interface PrismaBlock extends PrismaPlace {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly PrismaField[];
  readonly attributes: readonly PrismaAttribute[];
  /** `provider = "postgresql"`. */
  readonly settings: ReadonlyMap<string, PrismaPlace & { readonly value: PrismaValue }>;
}

export interface PrismaSchema {
  readonly blocks: readonly PrismaBlock[];
  /** The first fault; what stands around it is read all the same. */
  readonly problem?: PrismaPlace & { readonly message: string };
}

const maxLength = 2_000_000;
/** People nest three deep: a list in an argument of an attribute. */
const maxDepth = 20;

/**
 * Reads the Prisma schema language, whatever the text. The parser is our own: the published one gives nothing for a
 * schema with one fault, and runs code that it finds in the working directory as soon as it is loaded.
 */
export function readPrismaSchema(text: string): PrismaSchema {
  if (text.length > maxLength) return { blocks: [], problem: { message: 'it is larger than 2 MB', line: 1, column: 1 } };
  const schema = createSchema(prismaCursor(text));
  const { cursor } = schema;
  const blocks: PrismaBlock[] = [];
  while (cursor.peek().kind !== 'end') {
    if (startsBlock(cursor)) blocks.push(readBlock(schema));
    else if (cursor.atLineEnd()) cursor.skip(1);
    else {
      schema.fault('a line begins no block');
      cursor.skipLine();
    }
  }
  const problem = schema.problem();
  return problem === undefined ? { blocks } : { blocks, problem };
}

interface Schema {
  readonly cursor: PrismaCursor;
  /** Notes the first fault, without quoting the file. */
  fault(message: string): undefined;
  problem(): PrismaSchema['problem'];
}

function createSchema(cursor: PrismaCursor): Schema {
  let problem: PrismaSchema['problem'];
  return {
    cursor,
    problem: () => problem,
    fault: (message) => {
      const { line, column } = cursor.peek();
      problem ??= { message: `not a valid Prisma schema (${message})`, line, column };
      return undefined;
    },
  };
}

function startsBlock(cursor: PrismaCursor): boolean {
  return cursor.peek().kind === 'word' && cursor.peek(1).kind === 'word' && cursor.sees('{', 2);
}

function readBlock(schema: Schema): PrismaBlock {
  const { cursor, fault } = schema;
  const { text: kind, line, column } = cursor.peek();
  const block = { kind, name: cursor.peek(1).text, fields: [] as PrismaField[], attributes: [] as PrismaAttribute[], settings: new Map(), line, column };
  cursor.skip(3);
  while (!cursor.takes('}')) {
    if (cursor.peek().kind === 'end' || startsBlock(cursor)) {
      fault('a block is not closed');
      break;
    }
    if (cursor.atLineEnd()) cursor.skip(1);
    else readLine(schema, block);
  }
  return block;
}

function readLine(schema: Schema, block: { readonly kind: string; readonly fields: PrismaField[]; readonly attributes: PrismaAttribute[]; readonly settings: Map<string, PrismaPlace & { value: PrismaValue }> }): void {
  const { cursor, fault } = schema;
  const { kind, text, line, column } = cursor.peek();
  if (cursor.sees('@@')) {
    const attribute = readAttribute(schema);
    if (attribute !== undefined) block.attributes.push(attribute);
  } else if (kind === 'word' && cursor.sees('=', 1)) {
    cursor.skip(2);
    const value = readValue(schema, 0);
    if (value !== undefined) block.settings.set(text, { value, line, column });
  } else if (kind === 'word' && block.kind === 'enum') {
    cursor.skipLine();
  } else if (kind === 'word') {
    const field = readField(schema);
    if (field !== undefined) block.fields.push(field);
  }
  if (cursor.atLineEnd() || cursor.sees('}')) return;
  fault('a line holds what is no field and no attribute');
  cursor.skipLine();
}

function readField(schema: Schema): PrismaField | undefined {
  const { cursor, fault } = schema;
  const { text: name, line, column } = cursor.peek();
  cursor.skip(1);
  const type = cursor.peek().kind === 'word' ? readValue(schema, 0) : fault('a field has no type');
  if (type === undefined) return undefined;
  const list = cursor.takes('[') && cursor.takes(']');
  cursor.takes('?');
  const attributes: PrismaAttribute[] = [];
  while (cursor.sees('@')) {
    const attribute = readAttribute(schema);
    if (attribute !== undefined) attributes.push(attribute);
  }
  return { name, type: type.kind === 'word' ? type.text : '', list, attributes, line, column };
}

function readAttribute(schema: Schema): PrismaAttribute | undefined {
  const { cursor, fault } = schema;
  cursor.skip(1);
  const { kind, text: name } = cursor.peek();
  if (kind !== 'word') return fault('an attribute has no name');
  cursor.skip(1);
  return { name, args: cursor.takes('(') ? readArguments(schema, ')', 0) : [] };
}

/** Up to the closing mark; they may go over several lines. */
function readArguments(schema: Schema, close: string, depth: number): readonly PrismaArgument[] {
  const { cursor } = schema;
  const found: PrismaArgument[] = [];
  while (!cursor.takes(close)) {
    if (cursor.peek().kind === 'newline' || cursor.sees(',')) {
      cursor.skip(1);
      continue;
    }
    const name = cursor.peek().kind === 'word' && cursor.sees(':', 1) ? cursor.peek().text : undefined;
    if (name !== undefined) cursor.skip(2);
    const value = readValue(schema, depth + 1);
    if (value === undefined) break;
    found.push(name === undefined ? { value } : { name, value });
  }
  return found;
}

function readValue(schema: Schema, depth: number): PrismaValue | undefined {
  const { cursor, fault } = schema;
  const { kind, text } = cursor.peek();
  if (depth > maxDepth) return fault('it nests too deeply');
  if (cursor.takes('[')) return { kind: 'list', items: readArguments(schema, ']', depth) };
  if (cursor.takes('{')) return { kind: 'list', items: readArguments(schema, '}', depth) };
  if (kind !== 'word' && kind !== 'string') return fault('a value is missing');
  cursor.skip(1);
  if (kind === 'word' && cursor.takes('(')) return { kind: 'call', name: text, args: readArguments(schema, ')', depth) };
  return { kind, text };
}

import { getSchema, PrismaParser, VisitorClassFactory } from '@mrleebo/prisma-ast';
import type * as Oracle from '@mrleebo/prisma-ast';
import { describe, expect, test } from 'vitest';
import { type PrismaArgument, type PrismaAttribute, type PrismaSchema, type PrismaValue, readPrismaSchema } from './prisma-schema.ts';

const datasource = `datasource db {
  provider = "postgresql" // trailing
  url      = env("DATABASE_URL")
  schemas  = ["public", "shop"]
  relationMode = "prisma"
}
`;
const generator = `generator client {
  provider        = "prisma-client-js"
  output          = "../generated"
  previewFeatures = ["views", "multiSchema"]
  binaryTargets   = [env("PRISMA_TARGET"), "native"]
}
`;

/** The lines of a model, whatever else stands in it. */
const members: readonly string[] = [
  'id Int @id @default(autoincrement())',
  'id String @id @default(dbgenerated("gen_random_uuid()")) @db.Uuid',
  'name String?',
  'tags String[]',
  'tags String[] @default([])',
  'tags String[] @default(["a", "b"])',
  'price Decimal @default(-1.5) @db.Decimal(10, 2)',
  'at DateTime @default(now()) @updatedAt @map("created_at") @db.Timestamptz(6)',
  'active Boolean @default(true)',
  'kind Kind @default(SMALL)',
  'area Unsupported("circle")?',
  'owner User @relation(fields: [ownerId], references: [id], onDelete: Cascade)',
  'owner User? @relation("Owned", fields: [ownerId, shopId], references: [id, shopId], map: "fk_owner")',
  'owner User @relation(name: "Owned", fields: [ownerId], references: [id])',
  'items Item[] @relation("ItemToOrder")',
  'note String @default("say \\"hi\\" // no comment { } @@map(\\"x\\")")',
  'order_item Int /// told to people',
  'model Int',
  'type String',
  '@@map("orders")',
  '@@map(name: "orders")',
  '@@schema("shop")',
  '@@id([a, b])',
  '@@unique([a, b], name: "both", map: "both_key")',
  '@@index([a(sort: Desc), b], type: Hash)',
  '@@index([a(ops: raw("gin_trgm_ops"))], type: Gin)',
  '@@index(fields: [a, b(length: 100, sort: Asc)])',
  '@@ignore',
  '@@fulltext([a, b])',
];

const schemas: readonly (readonly [string, string])[] = [
  ['a datasource', datasource],
  ['a generator', generator],
  ['enums', 'enum Kind {\n  SMALL\n  LARGE @map("large")\n  // none\n  @@map("kinds")\n}\nmodel A {\n  id Int @id\n}\n'],
  ['a view and a composite type', 'view Total {\n  id Int @unique\n}\n\ntype Photo {\n  width Int\n  url String\n}\n'],
  ['an empty model', 'model A {\n}\n'],
  ['comments', '// model B {\n/// model C {\nmodel A {\n  // one\n  // id String\n  id Int @id // @map("x")\n}\n'],
  ['a blank file', '\n\n'],
  ['no line end at the end', 'model A {\n  id Int @id\n}'],
  ['no blank between blocks', 'model A {\n  id Int @id\n}\nmodel B {\n  id Int @id\n}\n'],
  ['names with marks', 'model Order_Item2 {\n  a_b-c Int @map("a-b")\n}\n'],
  ['all of them', `${datasource}${generator}\nmodel Order {\n${members.map((line, index) => `  ${line.replace(/^(\w+)/, `$1_${index}`)}\n`).join('')}}\n`],
  ...members.map((line) => [line, `${datasource}\nmodel Order {\n  first Int\n  ${line}\n\n  last Int @unique\n}\n\nmodel After {\n  id Int @id\n}\n`] as const),
];

describe('says what the published parser says', () => {
  test.each(schemas)('%s', (_, text) => expect(ours(text)).toEqual(theirs(text)));
  test.each(schemas)('indented, with comments and line ends of Windows: %s', (_, text) => {
    const other = text.split('\n').map((line) => /^\s*(?:@@|\w+ \w+[?[ ]*$)/.test(line) ? `\t  ${line} // "{` : `\t${line}`).join('\r\n');
    expect(ours(other)).toEqual(theirs(other));
  });
});

test.each([
  ['a comment behind the brace', 'model A { // one\n  id Int @id\n}\n', ['model A 1:1', 'id Int @id() 2:3']],
  ['a comment over lines', '/* model B {\n*/ model A {\n  id /* int */ Int\n}\n', ['model A 2:4', 'id Int 3:3']],
])('reads what the published parser refuses: %s', (_, text, expected) => expect(ours(text)).toEqual(expected));

/** One line for each thing a schema holds: what it is, its name, what it says, and where it stands. */
function ours(text: string): readonly string[] {
  const { blocks, problem }: PrismaSchema = readPrismaSchema(text);
  expect(problem).toBeUndefined();
  return blocks.flatMap((block) => [
    `${block.kind} ${block.name} ${block.line}:${block.column}`,
    ...[...block.settings].map(([key, { value, line, column }]) => `${key} = ${valueText(value)} ${line}:${column}`),
    ...block.fields.map(({ name, type, list, attributes, line, column }) => `${name} ${type}${list ? '[]' : ''}${attributes.map(attributeText).join('')} ${line}:${column}`),
    ...block.attributes.map((each) => `@${attributeText(each)}`),
  ]);
}

function attributeText({ name, args }: PrismaAttribute): string {
  return ` @${name}(${argumentsText(args)})`;
}

function argumentsText(args: readonly PrismaArgument[]): string {
  return args.map(({ name, value }) => `${name === undefined ? '' : `${name}: `}${valueText(value)}`).join(', ');
}

function valueText(value: PrismaValue): string {
  switch (value.kind) {
    case 'string': return JSON.stringify(value.text);
    case 'word': return value.text;
    case 'call': return `${value.name}(${argumentsText(value.args)})`;
    case 'list': return `[${argumentsText(value.items)}]`;
  }
}

/** The same lines, from the tree of the published parser. */
function theirs(text: string): readonly string[] {
  const parser = new PrismaParser({ nodeLocationTracking: 'full' });
  const { list } = getSchema(text, { parser, visitor: new (VisitorClassFactory(parser))() });
  return list.flatMap((block) => {
    if (block.type === 'comment' || block.type === 'break') return [];
    const head = `${block.type} ${block.name} ${placeOf(block)}`;
    if ('assignments' in block) return [head, ...theirSettings(block.assignments)];
    const held = ('properties' in block ? block.properties : block.enumerators) ?? [];
    return [
      head,
      ...held.flatMap((each) => each.type === 'field' ? [theirField(each)] : []),
      ...held.flatMap((each) => each.type === 'attribute' ? [`@${theirAttribute(each)}`] : []),
    ];
  });
}

function theirSettings(assignments: Oracle.Datasource['assignments']): readonly string[] {
  return assignments.flatMap((each) => each.type === 'assignment' ? [`${each.key} = ${theirValue(each.value)} ${placeOf(each)}`] : []);
}

function theirField(field: Oracle.Field): string {
  const type = typeof field.fieldType === 'string' ? field.fieldType : '';
  return `${field.name} ${type}${field.array ? '[]' : ''}${(field.attributes ?? []).map(theirAttribute).join('')} ${placeOf(field)}`;
}

function theirAttribute({ group, name, args = [] }: Oracle.Attr): string {
  return ` @${group === undefined ? '' : `${group}.`}${name}(${(args ?? []).map(({ value }) => theirValue(value)).join(', ')})`;
}

function theirValue(value: Oracle.Value | Oracle.KeyValue): string {
  if (typeof value === 'string') return value.startsWith('"') ? JSON.stringify(JSON.parse(value)) : value;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(theirValue).join(', ')}]`;
  switch (value.type) {
    case 'keyValue': return `${value.key}: ${theirValue(value.value)}`;
    case 'function': return `${value.name}(${(value.params ?? []).map(theirValue).join(', ')})`;
    case 'array': return `[${(value.args ?? []).map(theirValue).join(', ')}]`;
    case 'object': return `[${value.properties.map(theirValue).join(', ')}]`;
  }
}

function placeOf(node: object): string {
  const { startLine, startColumn } = (node as { location?: { startLine?: number; startColumn?: number } }).location ?? {};
  return `${startLine}:${startColumn}`;
}

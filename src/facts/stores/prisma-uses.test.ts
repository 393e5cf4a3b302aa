import { describe, expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { prismaUses } from './prisma-uses.ts';

const read = (text: string) => readCode('src/orders.ts', text, [prismaUses]);
const models = (text: string) => read(text).map((fact) => fact.kind === 'table-use' && 'model' in fact.of ? fact.of.model : fact.kind);
const client = 'import { PrismaClient, Prisma } from "../generated/client"\n';

describe('a client is known', () => {
  test.each([
    ['const db = new PrismaClient()\ndb.user.findMany({ include: { posts: true } })', ['user']],
    ['const a = globalThis.a ?? new PrismaClient({ log: [] })\nawait a.orderItem.create({ data })', ['orderItem']],
    ['const a = new PrismaClient().$extends(x()).$extends(y)\na.user.update({})', ['user']],
    ['new PrismaClient().user.count()', ['user']],
    ['class A { private readonly store = new PrismaClient()\nrun() { return this.store.user.upsert({}) } }', ['user']],
    ['class A { constructor(private readonly store: PrismaClient) {}\nrun() { return this.store.user.delete({}) } }', ['user']],
    ['class A { store!: PrismaClient\nrun() { return this.store.user.groupBy({}) } }', ['user']],
    ['const run = (tx: Prisma.TransactionClient) => tx.user.createMany({})', ['user']],
    ['const a = new PrismaClient()\na.$transaction(async (t) => { await t.user.create({}); await t.order.deleteMany() })', ['user', 'order']],
    ['class A extends PrismaClient { all() { return this.user.findMany() } }', ['user']],
    ['const a = new PrismaClient()\na["user"]?.findFirst?.({})', ['user']],
  ])('%s', (text, expected) => expect(models(client + text)).toEqual(expected));

  test.each([
    ['import { prisma } from "@acme/db"\nprisma.user.create({})', ['user']],
    ['import prisma from "./prisma"\nawait prisma.user.aggregate({})', ['user']],
    ['import { PrismaService } from "@app/prisma"\nclass A { constructor(private db: PrismaService) {} run() { return this.db.user.update({}) } }', ['user']],
    ['const handler = ({ ctx }) => ctx.prisma.user.findUnique({})', ['user']],
    ['import { db } from "~/server/db"\ndb.user.findFirst({})\ndb.post.create({})', ['user', 'post']],
    ['const { PrismaClient } = require("@prisma/client")\nconst db = new PrismaClient()\ndb.user.findMany()', ['user']],
    ['import * as p from "@prisma/client"\nconst db = new p.PrismaClient()\ndb.user.findMany()', ['user']],
  ])('%s', (text, expected) => expect(models(text)).toEqual(expected));
});

test('the place is that of the call', () => {
  expect(read('import { prisma } from "./db"\n\n  await prisma.user\n    .findMany()')).toMatchObject([{ technology: 'prisma', role: 'uses', site: { file: 'src/orders.ts', line: 3, column: 9 } }]);
});

test.each([
  'import { db } from "./drizzle"\ndb.query.users.findMany()',
  'import { db } from "./models"\ndb.user.create({})',
  'import { db } from "./models"\ndb.User.findMany({})',
  'const db = connect()\ndb.user.findMany()',
  'class A { run() { return this.user.findMany() } }',
  'class A extends Base { run() { return this.user.findMany() } }',
  'import { PrismaClient } from "./client"\nclass A extends PrismaClient {}\nclass B { run() { return this.user.findMany() } }',
  'class PrismaClient {}\nconst db = new PrismaClient()\ndb.user.findMany()',
  'import { prisma } from "./db"\nprisma[model].findMany()\nprisma.user[method]()\nprisma.$queryRaw`select 1`\nprisma.$connect()',
  '// prisma.user.findMany()\nconst text = "prisma.user.findMany()"',
  'import { prisma } from "./db"\nprisma.user.posts()',
  'import { Prisma } from "@prisma/client"\nconst where: Prisma.UserWhereInput = {}\nwhere.user.findMany()',
  'syntax error(',
])('%s uses nothing', (text) => expect(read(text)).toEqual([]));

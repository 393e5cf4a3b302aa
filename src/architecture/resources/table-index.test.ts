import { expect, test } from 'vitest';
import type { TableFact, TableName } from '../../model/data-facts.ts';
import type { Graph, Module } from '../../model/graph.ts';
import type { Project } from '../../model/inventory.ts';
import type { Unit } from '../../model/unit.ts';
import type { Said } from './said.ts';
import { indexTables } from './table-index.ts';

const project = (name: string, section?: string, dependency?: string): Project => ({
  name, root: name, manifest: { name, dependencies: {}, devDependencies: {}, peerDependencies: {}, ...(section === undefined ? {} : { [section]: { [dependency!]: '*' } }) },
}) as unknown as Project;
const service = (name: string): Unit => ({ kind: 'service', name, projects: [project(name)] }) as unknown as Unit;
const library = (name: string): Unit => ({ kind: 'library', name, project: project(name) }) as unknown as Unit;
const [orders, billing, data, more] = [service('orders'), service('billing'), library('data'), library('more')];
const table = (unit: Unit, name: string, of: Partial<TableFact> = {}, file = `${unit.name}.ts`): Said<TableFact> => ({
  unit, module: { path: file } as Module, fact: { kind: 'table', technology: 'typeorm', table: name, ...of, site: { file, line: 1, column: 1 } } as unknown as TableFact,
});
const noGraph = { importsOf: () => [], origin: () => undefined } as unknown as Graph;
const called = (tables: readonly { readonly unit: Unit; readonly schema: string | undefined; readonly name: string }[]): readonly string[] => tables.map(({ unit, schema, name }) => `${unit.name} ${schema ?? ''}.${name}`);

test('a name means the own table, else that of the one library or service that the project depends on', () => {
  const index = indexTables([table(orders, 'Orders'), table(billing, 'bills'), table(data, 'orders'), table(data, 'users'), table(more, 'users'), table(more, 'logs')], noGraph);
  const found = (name: string, unit: Unit, of?: Project, schema?: string): string => called([index.find({ table: name, ...(schema === undefined ? {} : { schema }) }, 'sql', unit, undefined, of)].flatMap((one) => one ?? []))[0] ?? 'none';
  expect([found('ORDERS', orders), found('orders', data), found('orders', billing), found('logs', orders), found('logs', orders, project('x'))]).toEqual(['orders .Orders', 'data .orders', 'none', 'none', 'none']);
  for (const section of ['dependencies', 'devDependencies', 'peerDependencies']) expect([found('logs', orders, project('x', section, 'more')), found('bills', orders, project('x', section, 'billing'))]).toEqual(['more .logs', 'billing .bills']);
  expect([found('users', orders, project('x', 'dependencies', 'data')), found('users', orders, { ...project('x'), manifest: undefined })]).toEqual(['data .users', 'none']);
  const both = { ...project('x', 'dependencies', 'data'), manifest: { ...project('x').manifest, dependencies: { data: '*', more: '*' } } } as unknown as Project;
  expect([found('users', orders, both), found('orders', orders, both), found('orders', more, both), found('nothing', orders, both)]).toEqual(['none', 'orders .Orders', 'data .orders', 'none']);
  expect(called(index.elsewhere({ table: 'orders' }, billing))).toEqual(['orders .Orders', 'data .orders']);
  expect(called(index.elsewhere({ table: 'orders' }, orders))).toEqual(['data .orders']);
  expect([index.elsewhere({ table: 'none' }, orders), index.elsewhere({ model: 'orders' } as TableName, billing)]).toEqual([[], []]);
});

test('a schema that is told must agree, and tables of several schemas are several', () => {
  const index = indexTables([table(orders, 'a', { schema: 'Sales' }), table(orders, 'a', { schema: 'ops' }), table(orders, 'b', { schema: 'sales' }, 'one.ts'), table(orders, 'b', {}, 'two.ts'), table(orders, 'c', { schema: 'sales' }), table(orders, 'c'), table(orders, 'd', { schema: 'dbo' }), table(orders, 'd'), table(orders, 'e${x}')], noGraph);
  expect(called(index.tables)).toEqual(['orders Sales.a', 'orders ops.a', 'orders sales.b', 'orders .c', 'orders sales.c', 'orders dbo.d']);
  const same = indexTables([table(orders, 'F', { schema: 'A' }, 'one.ts'), table(orders, 'f', { schema: 'a', engine: 'mysql' }, 'two.ts'), table(orders, 'g', { schema: 'public' }), table(orders, 'g')], noGraph);
  expect([called(same.tables), same.tables.map(({ engine }) => engine)]).toEqual([['orders A.F', 'orders public.g'], ['mysql', undefined]]);
  const found = (name: string, schema?: string) => index.find({ table: name, ...(schema === undefined ? {} : { schema }) }, 'sql', orders, undefined, undefined)?.schema;
  expect([found('a', 'SALES'), found('a', 'ops'), found('a', 'x'), found('a'), found('b', 'sales'), found('b', 'ops'), found('b')]).toEqual(['Sales', 'ops', undefined, undefined, 'sales', undefined, 'sales']);
});

test('models are found by name in the space of their technology', () => {
  const index = indexTables([table(orders, 'o', { technology: 'prisma', model: 'Order' }), table(orders, 'p', { technology: 'mongoose', model: 'Pay' })], noGraph);
  const found = (model: string, technology: string): string | undefined => index.find({ model } as TableName, technology, orders, undefined, undefined)?.name;
  expect([found('order', 'prisma-client'), found('Order', 'prisma'), found('ORDER', 'prisma'), found('Pay', 'mongoose'), found('pay', 'prisma'), found('Order', 'mongoose')]).toEqual(['o', 'o', undefined, 'p', undefined, undefined]);
});

test('symbols are found in their own module, or where they are imported from', () => {
  const at = (path: string): Module => ({ path }) as Module;
  const [user, other, barrel] = [at('user.ts'), at('other.ts'), at('barrel.ts')];
  const graph = {
    importsOf: (module: Module) => (module === user ? [{ locals: ['none'], names: ['none'], to: other }, { locals: ['Order', 'all', 'only', 'named', 'ns', 'pair', 'empty'], names: ['Order', '*', 'default', 'named', 'group', 'pair', 'empty'], to: barrel }] : []),
    origin: (_: Module, name: string) => (({ Order: { module: other, name: 'Order' }, Member: { module: other, name: 'Member' }, default: { module: at('single.ts'), name: 'default' }, named: { module: at('single.ts'), name: 'named' }, pair: { module: at('pair.ts'), name: 'default' }, empty: { module: at('empty.ts'), name: 'default' } }) as Record<string, unknown>)[name],
  } as unknown as Graph;
  const index = indexTables([table(orders, 'orders', { symbol: 'Order' }, 'other.ts'), table(orders, 'members', { symbol: 'Member' }, 'other.ts'), table(orders, 'lines', { symbol: 'schema.lines' }, 'other.ts'), table(orders, 'single', { symbol: 'x' }, 'single.ts'), table(orders, 'one', { symbol: 'y' }, 'pair.ts'), table(orders, 'two', { symbol: 'z' }, 'pair.ts')], graph);
  const found = (symbol: string, module: Module | undefined = user): string | undefined => index.find({ symbol } as TableName, 'typeorm', orders, module, undefined)?.name;
  expect([found('Order'), found('Order.id'), found('all.Order'), found('all'), found('all.None'), found('ns.Member'), found('ns'), found('only'), found('named'), found('pair'), found('empty'), found('unknown')]).toEqual(['orders', 'orders', 'orders', undefined, undefined, 'members', undefined, 'single', undefined, undefined, undefined, undefined]);
  expect([found('Order', other), found('Order.id', other), found('schema.lines', other), found('lines', other)]).toEqual(['orders', 'orders', 'lines', undefined]);
  expect(index.find({ symbol: 'Order' } as TableName, 'typeorm', orders, undefined, undefined)).toBeUndefined();
});

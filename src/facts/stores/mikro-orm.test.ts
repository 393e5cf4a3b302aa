import { expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { mikroOrm } from './mikro-orm.ts';

const read = (text: string) => readCode('src/order.ts', text, [mikroOrm]);
const core = `import { Entity, ManyToOne, ManyToMany, EntitySchema, defineEntity, p } from '@mikro-orm/core';`;

test.each([
  [`@Entity() export class OrderItem {}`, [{ kind: 'table', table: 'order_item', symbol: 'OrderItem' }]],
  [`@Entity({ tableName: 'orders', schema: 'shop' }) class Order {}`, [{ table: 'orders', schema: 'shop' }]],
  [`@Entity({ abstract: true }) class Base {}`, []],
  [`@Entity({ discriminatorValue: 'a' }) class A extends Base {}`, [{ kind: 'table-use', of: { symbol: 'Base' } }]],
  [`import { OneToMany } from '@mikro-orm/core'; class User { @OneToMany(() => Order, (order) => order.user) orders; }`, [{ kind: 'relation', from: { symbol: 'Order' }, to: { symbol: 'User' } }]],
  [`class Order { @ManyToOne() user!: Ref<User>; }`, [{ kind: 'relation', from: { symbol: 'Order' }, to: { symbol: 'User' } }]],
  [`class Order { @ManyToMany({ entity: () => Tag, pivotTable: 'order_tags' }) tags; }`, [{ kind: 'relation', to: { symbol: 'Tag' } }, { kind: 'table', table: 'order_tags' }]],
  [`const O = new EntitySchema({ name: 'Order', properties: { user: { kind: 'm:1', entity: 'User' } } });`, [{ table: 'order', model: 'Order', symbol: 'O' }, { to: { model: 'User' } }]],
  [`const O = defineEntity({ name: 'Order', tableName: 'orders', properties: { user: () => p.manyToOne(User) } });`, [{ table: 'orders' }, { to: { symbol: 'User' } }]],
  [`@Entity({ tableName: make() }) class Order {}`, [{ kind: 'unread', what: 'table' }]],
])('%s', (text, facts) => {
  const found = read(`${core} ${text}`);
  expect(found).toMatchObject(facts);
  expect(found).toHaveLength(facts.length);
});

test('connections and uses', () => {
  expect(read(`import { MikroORM } from '@mikro-orm/postgresql'; import { User } from './user'; const orm = await MikroORM.init({ clientUrl: 'postgres://a:hunter2@db/shop', entities: [User] }); orm.em.find(User, {}); map.find(user);`))
    .toMatchObject([{ kind: 'connection', address: { engine: 'postgres', host: 'db', database: 'shop' } }, { kind: 'table-use', of: { symbol: 'User' } }, { kind: 'table-use', of: { symbol: 'User' } }]);
  expect(read(`import { MikroOrmModule } from '@mikro-orm/nestjs'; MikroOrmModule.forFeature([User]); MikroOrmModule.forFeature({ entities: [Order] });`))
    .toMatchObject([{ of: { symbol: 'User' } }, { of: { symbol: 'Order' } }]);
  expect(read(`import { Options } from '@mikro-orm/core'; const config: Options = { dbName: process.env.DB_NAME, type: 'mysql' }; export default config;`))
    .toMatchObject([{ kind: 'connection', address: { engine: 'mysql', database: '${DB_NAME}' } }]);
});

test.each([`import { Entity } from './own'; @Entity() class A {}`, `${core} // @Entity() class A {}`, `${core} @Entity(`])('none: %s', (text) => expect(read(text)).toEqual([]));

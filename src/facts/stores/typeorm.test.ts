import { describe, expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { typeorm } from './typeorm.ts';

const read = (text: string) => readCode('src/order.ts', text, [typeorm]);
const check = (text: string, facts: readonly object[]): void => {
  const found = read(text);
  expect(found).toMatchObject(facts);
  expect(found).toHaveLength(facts.length);
  expect(JSON.stringify(found)).not.toContain('hunter2');
};

describe('entities', () => {
  test.each([
    [`@Entity() export class OrderItem {}`, [{ kind: 'table', table: 'order_item', model: 'OrderItem', symbol: 'OrderItem' }]],
    [`@Entity('orders', { schema: 'shop' }) class Order {}`, [{ table: 'orders', schema: 'shop' }]],
    [`const name = 'orders'; @Entity({ name }) class Order {}`, [{ table: 'orders' }]],
    [`@ViewEntity({ name: 'totals' }) class Totals {}`, [{ table: 'totals' }]],
    [`@Entity(nameOf(x)) class Order {}`, [{ kind: 'unread', what: 'table' }]],
    [`class Order { @ManyToOne(() => User, (user) => user.orders) user: User; @OneToMany('Item', 'order') items; }`,
      [{ kind: 'relation', from: { symbol: 'Order' }, to: { symbol: 'User' } }, { from: { model: 'Item' }, to: { symbol: 'Order' } }]],
    [`class Order { @JoinTable({ name: 'order_tags' }) tags; }`, [{ kind: 'table', table: 'order_tags' }]],
    [`const O = new EntitySchema({ name: 'Order', tableName: 'orders', relations: { user: { type: 'many-to-one', target: 'User' } } });`, [{ table: 'orders', symbol: 'O' }, { from: { symbol: 'O' }, to: { model: 'User' } }]],
  ])('%s', (text, facts) => check(`import { Entity, ViewEntity, ManyToOne, OneToMany, JoinTable, EntitySchema } from 'typeorm'; ${text}`, facts));

  test.each([`import { Entity } from './own'; @Entity() class A {}`, `import { Entity } from 'typeorm'; // @Entity() class A {}`, `import { Entity } from 'typeorm'; @Entity(`])('none: %s', (text) => check(text, []));
});

describe('connections', () => {
  test.each([
    [`import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', url: 'postgres://a:hunter2@db:5432/shop' });`, { engine: 'postgres', host: 'db', port: '5432', database: 'shop' }],
    [`import { DataSource, DataSourceOptions } from 'typeorm'; const options: DataSourceOptions = { type: 'mysql', host: process.env.DB_HOST, port: Number(process.env.DB_PORT), password: 'hunter2', database: 'shop' }; new DataSource(options);`,
      { engine: 'mysql', host: '${DB_HOST}', port: '${DB_PORT}', database: 'shop' }],
    [`import { TypeOrmModule } from '@nestjs/typeorm'; TypeOrmModule.forRootAsync({ useFactory: (config) => ({ type: 'postgres', url: config.get('DATABASE_URL') }) });`, { engine: 'postgres', setting: 'DATABASE_URL' }],
    [`import type { TypeOrmModuleOptions } from '@nestjs/typeorm'; export default (): TypeOrmModuleOptions => ({ type: 'postgres', database: 'shop' });`, { engine: 'postgres', database: 'shop' }],
  ])('%s', (text, address) => check(text, [{ kind: 'connection', address }]));

  test('options that are written elsewhere are named', () => {
    check(`import { TypeOrmModule } from '@nestjs/typeorm'; import { options } from './o'; TypeOrmModule.forRoot(options);`, [{ kind: 'connection', address: { setting: '@options' } }]);
  });
});

test.each([
  [`import { TypeOrmModule } from '@nestjs/typeorm'; const all = [User]; TypeOrmModule.forFeature([Order, ...all]);`, ['User', 'Order']],
  [`import { InjectRepository } from '@nestjs/typeorm'; class A { constructor(@InjectRepository(Order) private readonly orders) {} }`, ['Order']],
  [`import { Order } from './order'; import { source } from './source'; source.getRepository(Order); source.find(Order);`, ['Order']],
  [`import { EntityManager } from 'typeorm'; import { Order } from './order'; manager.save(Order, {}); cache.delete(key); orders.find(options);`, ['Order']],
  [`import { Repository } from 'typeorm'; class Orders extends Repository<Order> {}`, ['Order']],
])('uses: %s', (text, symbols) => check(text, symbols.map((symbol) => ({ kind: 'table-use', role: 'uses', of: { symbol } }))));

test('migrations', () => {
  check(`import { Table, TableForeignKey } from 'typeorm';
    await queryRunner.createTable(new Table({ name: 'shop.orders', foreignKeys: [{ referencedTableName: 'users' }] }));
    await queryRunner.addColumn('orders', column);
    await queryRunner.createForeignKey('orders', new TableForeignKey({ referencedTableName: 'items' }));
    await queryRunner.dropTable(nameOf(x));
    await other.dropTable('orders');`, [
    { kind: 'table', table: 'orders', schema: 'shop', migration: true }, { kind: 'relation', from: { table: 'orders' }, to: { table: 'users' } },
    { kind: 'table-use', role: 'alters', of: { table: 'orders' } }, { role: 'alters' }, { kind: 'relation', to: { table: 'items' } }, { kind: 'unread' },
  ]);
});

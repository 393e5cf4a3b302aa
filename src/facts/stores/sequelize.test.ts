import { expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { sequelize } from './sequelize.ts';
import { sequelizePlural } from './sequelize-plural.ts';

const read = (text: string) => readCode('src/order.ts', text, [sequelize]);

test.each([
  ['User', 'Users'], ['Category', 'Categories'], ['Person', 'People'], ['Users', 'Users'], ['Status', 'Statuses'], ['OrderItem', 'OrderItems'],
  ['Address', 'Addresses'], ['Money', 'Money'], ['knife', 'knives'], ['Media', 'Media'], ['Bus', 'Buses'],
])('the plural of %s is %s', (name, plural) => expect(sequelizePlural(name)).toBe(plural));

test.each([
  [`module.exports = (sequelize, DataTypes) => { const User = sequelize.define('User', { shopId: { references: { model: 'Shops' } } }); User.associate = (models) => { User.hasMany(models.Order); }; return User; };`,
    [{ kind: 'table', table: 'Users', model: 'User', symbol: 'User' }, { kind: 'relation', from: { table: 'Users' }, to: { table: 'Shops' } }, { kind: 'relation', from: { model: 'Order' }, to: { symbol: 'User' } }]],
  [`import { Model } from 'sequelize'; class OrderItem extends Model {} OrderItem.init({}, { sequelize, underscored: true });`, [{ kind: 'table', table: 'order_items', symbol: 'OrderItem' }]],
  [`import { Model } from 'sequelize'; class Order extends Model { static setup(db) { super.init({}, { sequelize: db, tableName: 'orders', schema: 'shop' }); } }`, [{ table: 'orders', schema: 'shop', symbol: 'Order' }]],
  [`import { Table, BelongsTo } from 'sequelize-typescript'; @Table({ tableName: 'orders' }) class Order { @BelongsTo(() => User) user; }`, [{ table: 'orders', symbol: 'Order' }, { kind: 'relation', to: { symbol: 'User' } }]],
  [`import { Table } from 'sequelize-typescript'; @Table class Order {}`, [{ table: 'Orders' }]],
  [`sequelize.define('User', {}, { tableName: make() });`, [{ kind: 'unread', what: 'table' }]],
  [`import { Sequelize } from 'sequelize'; new Sequelize('postgres://a:hunter2@db/shop');`, [{ kind: 'connection', address: { engine: 'postgres', host: 'db', database: 'shop' } }]],
  [`const { Sequelize } = require('sequelize'); new Sequelize('shop', 'root', 'hunter2', { host: 'db', dialect: 'mysql' });`, [{ kind: 'connection', address: { engine: 'mysql', host: 'db', database: 'shop' } }]],
  [`import { SequelizeModule, InjectModel } from '@nestjs/sequelize'; SequelizeModule.forFeature([Order]); class A { constructor(@InjectModel(Order) orders) {} }`, [{ of: { symbol: 'Order' } }, { of: { symbol: 'Order' } }]],
  [`module.exports = { up: async (queryInterface, Sequelize) => { await queryInterface.createTable('orders', { userId: { references: { model: 'users', key: 'id' } } }); await queryInterface.removeColumn({ tableName: 'orders', schema: 'shop' }, 'x'); await queryInterface.dropTable(make()); } };`,
    [{ kind: 'table', table: 'orders', migration: true }, { kind: 'relation', to: { table: 'users' } }, { role: 'alters', of: { table: 'orders', schema: 'shop' } }, { kind: 'unread' }]],
  [`amd.define('User', {}); // sequelize.define('A', {})`, []], [`import { Table } from './own'; @Table class A {}`, []], [`sequelize.define('A', {`, []],
])('%s', (text, facts) => {
  const found = read(text);
  expect(found).toMatchObject(facts);
  expect(found).toHaveLength(facts.length);
  expect(JSON.stringify(found)).not.toContain('hunter2');
});

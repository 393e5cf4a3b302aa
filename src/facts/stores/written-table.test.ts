import { expect, test } from 'vitest';
import { tableOfColumn, writtenTable } from './written-table.ts';

test.each<[string | undefined, string | undefined, ReturnType<typeof writtenTable>]>([
  ['orders', undefined, { table: 'orders' }],
  ['shop.orders', undefined, { table: 'orders', schema: 'shop' }],
  ['main.shop.orders', undefined, { table: 'orders', schema: 'shop' }],
  ['orders', 'shop', { table: 'orders', schema: 'shop' }],
  ['own.orders', 'shop', { table: 'orders', schema: 'own' }],
  ['orders as o', undefined, { table: 'orders' }],
  ['"shop"."Orders"', undefined, { table: 'Orders', schema: 'shop' }],
  ['[dbo].[Orders]', undefined, { table: 'Orders', schema: 'dbo' }],
  ['`orders`', undefined, { table: 'orders' }],
  ['${TABLE}', undefined, { table: '${TABLE}' }],
  ['${@names.orders}', undefined, { table: '${@names.orders}' }],
  ['${SCHEMA:-shop.main}.orders', undefined, { table: 'orders', schema: '${SCHEMA:-shop.main}' }],
  ['shop_${STAGE}.${@names.orders}', undefined, { table: '${@names.orders}', schema: 'shop_${STAGE}' }],
  ['', undefined, undefined],
  ['shop.', undefined, undefined],
  [undefined, 'shop', undefined],
])('%s in %s', (name, schema, expected) => expect(writtenTable(name, schema)).toEqual(expected));

test.each<[string | undefined, ReturnType<typeof tableOfColumn>]>([
  ['orders.id', { table: 'orders' }],
  ['shop.orders.id', { table: 'orders', schema: 'shop' }],
  ['${@names.orders}.id', { table: '${@names.orders}' }],
  ['${@names.column}', undefined],
  ['id', undefined],
  [undefined, undefined],
])('the table of the column %s', (column, expected) => expect(tableOfColumn(column)).toEqual(expected));

import { expect, test } from 'vitest';
import { readCode } from '../code/read-code.ts';
import { objection } from './objection.ts';

const read = (text: string) => readCode('apps/orders/src/order.ts', text, [objection]);

test.each([
  [`import { Model } from 'objection'; export class Order extends Model { static tableName = 'orders' }`, { table: 'orders', symbol: 'Order' }],
  [`import { BaseModel } from './base'; export class Order extends BaseModel { static get tableName() { return 'billing.orders'; } }`, { table: 'orders', schema: 'billing', symbol: 'Order' }],
  [`const { Model } = require('objection'); module.exports = class extends Model { static tableName = 'orders' }`, { table: 'orders' }],
])('%s', (text, expected) => expect(read(text)).toMatchObject([{ kind: 'table', technology: 'objection', ...expected }]));

test.each([
  `class Order { static tableName = 'orders' }`, `import { Model } from 'objection'; class Order extends Model { tableName = 'orders' }`, `// class A extends Model { static tableName = 'a' }`,
  `class Order extends Model { static tableName = `,
])('%s is no model', (text) => expect(read(text)).toEqual([]));

test('relations lead to the class, or to the table of the join; queries use their class', () => {
  const facts = read(`import { Model } from 'objection'; import { User } from './user';
    export class Order extends Model {
      static tableName = 'orders';
      static relationMappings = () => ({
        user: { relation: Model.BelongsToOneRelation, modelClass: User, join: { from: 'orders.userId', to: 'users.id' } },
        pet: { relation: Model.HasManyRelation, modelClass: () => Pet },
        tag: { relation: Model.HasManyRelation, modelClass: __dirname + '/tag', join: { from: 'orders.tagId', to: 'public.tags.id' } },
      });
    }
    export const find = () => User.query().findById(1); pool.query();`);
  expect(facts.flatMap((fact) => fact.kind === 'relation' ? [[fact.from, fact.to]] : [])).toEqual([
    [{ symbol: 'Order' }, { symbol: 'User' }], [{ symbol: 'Pet' }, { symbol: 'Order' }], [{ table: 'tags', schema: 'public' }, { symbol: 'Order' }],
  ]);
  expect(facts.flatMap((fact) => fact.kind === 'table-use' ? [fact.of] : [])).toEqual([{ symbol: 'User' }]);
  expect(read(`import { Model } from 'objection'; class A extends Model { static tableName = make() }`)).toMatchObject([{ kind: 'unread' }]);
});

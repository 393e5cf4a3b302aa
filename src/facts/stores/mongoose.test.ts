import { describe, expect, test } from 'vitest';
import type { DataFact } from '../../model/data-facts.ts';
import { readCode } from '../code/read-code.ts';
import { mongoose } from './mongoose.ts';
import { mongoosePlural } from './mongoose-plural.ts';

const read = (text: string) => readCode('src/orders.ts', text, [mongoose]);
const of = <Kind extends DataFact['kind']>(kind: Kind, text: string) => read(text).filter((each): each is Extract<DataFact, { kind: Kind }> => each.kind === kind);
const relations = (text: string) => of('relation', text).map(({ from, to }) => [from, to]);

test.each([
  ['Order', 'orders'], ['OrderItem', 'orderitems'], ['Category', 'categories'], ['Person', 'people'], ['Address', 'addresses'], ['Media', 'media'],
  ['Status', 'status'], ['Box', 'boxes'], ['Orders', 'orders'], ['Knife', 'knives'], ['Key', 'keys'], ['orders_v2', 'orders_v2'],
])('the collection of model %s is %s', (model, collection) => expect(mongoosePlural(model)).toBe(collection));

describe('models', () => {
  test.each([
    [`import mongoose from 'mongoose'; export const Order = mongoose.model('Order', new mongoose.Schema({}));`, { table: 'orders', model: 'Order', symbol: 'Order' }],
    [`import { model, Schema } from 'mongoose'; const s = new Schema({}, { collection: 'shop_orders' }); export default model('Order', s);`, { table: 'shop_orders', symbol: 'default' }],
    [`const mongoose = require('mongoose'); module.exports = mongoose.model('Order', schema, 'bought');`, { table: 'bought', model: 'Order' }],
    [`import { createConnection } from 'mongoose'; const shop = createConnection(x); const Order = shop.model<IOrder>('Order', s);`, { table: 'orders' }],
    [`import mongoose from 'mongoose'; export const O = mongoose.models.Order || mongoose.model('Order', s);`, { table: 'orders', symbol: 'O' }],
  ])('%s', (text, fact) => expect(of('table', text)).toMatchObject([fact]));

  test.each([
    [`import mongoose from './mongoose'; mongoose.model('Order', s);`], [`import mongoose from 'mongoose'; // mongoose.model('Order', s)\nconst a = "mongoose.model('A', s)";`],
    [`const mongoose = {}; mongoose.model('Order', s);`],
  ])('none: %s', (text) => expect(read(text)).toEqual([]));

  test('a name that is made at run time is counted', () => {
    expect(read(`import mongoose from 'mongoose'; mongoose.model(nameOf(x), s);`)).toMatchObject([{ kind: 'unread', what: 'table' }]);
  });

  test('a model that is asked for by its name, and a discriminator, are uses', () => {
    expect(of('table-use', `import mongoose from 'mongoose'; mongoose.model('Order').find(); Order.discriminator('Return', s);`).map((each) => each.of))
      .toEqual([{ model: 'Order' }, { symbol: 'Order' }]);
  });

  test('references lead from the model, from nested schemas and virtuals too', () => {
    expect(relations(`import { Schema, model } from 'mongoose';
      const item = new Schema({ product: { type: Schema.Types.ObjectId, ref: 'Product' } });
      const order = new Schema({ user: { ref: User }, items: [item] });
      order.virtual('notes', { ref: 'Note', localField: '_id' });
      const other = { ref: 'None' };
      model('Order', order);`)).toEqual([[{ model: 'Order' }, { model: 'Product' }], [{ model: 'Order' }, { symbol: 'User' }], [{ model: 'Order' }, { model: 'Note' }]]);
  });
});

describe('classes', () => {
  const nest = `import { Schema, Prop, SchemaFactory } from '@nestjs/mongoose';`;

  test.each([
    [`${nest} @Schema() export class Order {} export const OrderSchema = SchemaFactory.createForClass(Order);`, [{ table: 'orders', model: 'Order', symbol: 'Order' }]],
    [`${nest} @Schema({ collection: 'shop', timestamps: true }) class Order {} SchemaFactory.createForClass(Order);`, [{ table: 'shop', symbol: 'Order' }]],
    [`${nest} @Schema() export class Base {}`, []], [`${nest} @Schema({ _id: false }) class Part {} SchemaFactory.createForClass(Part);`, []],
    [`import { Schema } from './own'; import { SchemaFactory } from '@nestjs/mongoose'; @Schema() class Order {} SchemaFactory.createForClass(Order);`, []],
    [`import { getModelForClass, modelOptions } from '@typegoose/typegoose'; @modelOptions({ schemaOptions: { collection: 'shop' } }) class Order {} export const Orders = getModelForClass(Order);`,
      [{ table: 'shop', model: 'Order', symbol: 'Order' }, { table: 'shop', model: 'Order', symbol: 'Orders' }]],
  ])('%s', (text, facts) => expect(of('table', text)).toMatchObject(facts));

  test('references of properties', () => {
    expect(relations(`${nest} @Schema() class Order { @Prop({ type: [{ type: Id, ref: 'User' }] }) users; @Prop({ ref: Shop.name }) shop; @Prop({ ref: () => Item }) item; @Prop() x; }`))
      .toEqual([[{ symbol: 'Order' }, { model: 'User' }], [{ symbol: 'Order' }, { symbol: 'Shop' }], [{ symbol: 'Order' }, { symbol: 'Item' }]]);
  });

  test('registered and injected models are uses', () => {
    expect(of('table-use', `import { MongooseModule, InjectModel } from '@nestjs/mongoose';
      @Module({ imports: [MongooseModule.forFeature([{ name: Order.name, schema: OrderSchema }, { name: 'User', schema: s, collection: 'people' }])] }) class A {}
      class B { constructor(@InjectModel(Order.name) private readonly orders: Model<Order>) {} }`).map((each) => each.of))
      .toEqual([{ symbol: 'Order' }, { model: 'User' }, { table: 'people' }, { symbol: 'Order' }]);
  });
});

describe('connections', () => {
  test.each([
    [`import mongoose from 'mongoose'; mongoose.connect(process.env.MONGO_URI!);`, { engine: 'mongodb', setting: 'MONGO_URI' }],
    [`import { connect } from 'mongoose'; connect('mongodb://root:hunter2@mongo:27017/shop');`, { engine: 'mongodb', host: 'mongo', port: '27017', database: 'shop' }],
    [`import mongoose from 'mongoose'; mongoose.createConnection(process.env.MONGO_URI ?? 'mongodb://root:hunter2@x/y', { dbName: 'shop' });`, { engine: 'mongodb', setting: 'MONGO_URI', database: 'shop' }],
    [`import { MongooseModule } from '@nestjs/mongoose'; MongooseModule.forRootAsync({ useFactory: (config) => ({ uri: config.get('MONGODB_URI') }) });`, { engine: 'mongodb', setting: 'MONGODB_URI' }],
    [`import { MongooseModule } from '@nestjs/mongoose'; MongooseModule.forRoot('mongodb://mongo/shop');`, { engine: 'mongodb', host: 'mongo', database: 'shop' }],
  ])('%s', (text, address) => {
    expect(read(text)).toMatchObject([{ kind: 'connection', address }]);
    expect(JSON.stringify(read(text))).not.toContain('hunter2');
  });

  test('an address that is made at run time is counted; other libraries connect too', () => {
    expect(read(`import mongoose from 'mongoose'; mongoose.connect(build());`).map(({ kind }) => kind)).toEqual(['connection', 'unread']);
    expect(read(`import { connect } from 'amqplib'; import 'mongoose'; connect('mongodb://x/y');`)).toEqual([]);
  });
});

test.each(['import mongoose from "mongoose"; mongoose.model(', 'import mongoose from "mongoose"; mongoose.model(); mongoose.connect(); new mongoose.Schema(...x)', ''])('%s is no trouble', (text) => expect(read(text)).toEqual([]));

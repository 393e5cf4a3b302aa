import type { Audit } from '@storefront/audit';
import type { Broker } from '@storefront/messaging';
import { ordersRoutes } from '@storefront/orders-contracts';
import fastify from 'fastify';
import { placeOrder } from './checkout/place-order.js';
import type { Config } from './config.js';
import type { OrderRepository } from './db/order-repository.js';
import { cancelOrder } from './orders/cancel-order.js';
import { priceCart } from './pricing/price-cart.js';
import { refundOrder } from './refunds/refund-order.js';

export interface Dependencies {
  readonly config: Config;
  readonly broker: Broker;
  readonly orders: OrderRepository;
  readonly audit: Audit;
}

type OfOrder = { Params: { orderId: string } };

export function createServer({ config, broker, orders, audit }: Dependencies) {
  const app = fastify();
  app.post(ordersRoutes.quoteCart.path, async ({ body }) => priceCart(ordersRoutes.quoteCart.body.parse(body)).quote);
  app.post(ordersRoutes.placeOrder.path, ({ body }) => placeOrder({ config, broker, orders }, ordersRoutes.placeOrder.body.parse(body)));
  app.get<OfOrder>(ordersRoutes.getOrder.path, ({ params }) => orders.get(params.orderId));
  app.post<OfOrder>(ordersRoutes.refundOrder.path, ({ params }) => refundOrder({ config, orders }, params.orderId));
  app.delete<OfOrder>('/orders/:orderId', ({ params }) => cancelOrder({ broker, orders, audit }, params.orderId, 'customer'));
  return app;
}

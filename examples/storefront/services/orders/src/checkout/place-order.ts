import { randomUUID } from 'node:crypto';
import { billingRoutes } from '@storefront/billing-contracts';
import { catalogRoutes } from '@storefront/catalog-contracts';
import { callRoute } from '@storefront/http';
import type { Broker } from '@storefront/messaging';
import type { Cart, Order } from '@storefront/orders-contracts';
import { orderPlaced } from '@storefront/orders-contracts/events';
import type { Config } from '../config.js';
import type { OrderRepository } from '../db/order-repository.js';
import { priceCart } from '../pricing/price-cart.js';

export interface Checkout {
  readonly config: Pick<Config, 'billingUrl' | 'catalogUrl'>;
  readonly broker: Broker;
  readonly orders: OrderRepository;
}

/** Reserves the goods, authorises the payment, and only then takes the order. */
export async function placeOrder({ config, broker, orders }: Checkout, cart: Cart): Promise<Order> {
  const { quote } = priceCart(cart);
  const id = randomUUID();
  const { reserved } = await callRoute(config.catalogUrl, catalogRoutes.reserveStock, {
    body: cart.lines.map(({ productId, quantity }) => ({ productId, quantity })),
  });
  if (!reserved) throw new Error('Something in the cart is sold out.');
  const payment = await callRoute(config.billingUrl, billingRoutes.authorisePayment, {
    body: { orderId: id, customerId: cart.customerId, amount: quote.total, country: 'IE' },
  });
  if (payment.state === 'declined') throw new Error('The payment was declined.');
  const order: Order = { id, customerId: cart.customerId, state: 'placed', lines: cart.lines, quote, placedAt: new Date().toISOString() };
  await orders.insert(order);
  await broker.publish(orderPlaced, { order, email: `${cart.customerId}@customers.example` });
  return order;
}

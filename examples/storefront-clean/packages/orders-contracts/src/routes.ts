import { cartSchema } from './cart';
import { orderSchema } from './order';
import { quoteSchema } from './quote';

export const ordersRoutes = {
  quoteCart: { method: 'POST', path: '/quotes', body: cartSchema, reply: quoteSchema },
  placeOrder: { method: 'POST', path: '/orders', body: cartSchema, reply: orderSchema },
  getOrder: { method: 'GET', path: '/orders/:orderId', reply: orderSchema },
  refundOrder: { method: 'POST', path: '/orders/:orderId/refund', reply: orderSchema },
} as const;

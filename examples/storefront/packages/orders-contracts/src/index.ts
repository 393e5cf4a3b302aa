export { cartSchema, type Cart, type CartLine } from './cart';
export { orderSchema, type Order, type OrderState } from './order';
export { quoteSchema, type Quote } from './quote';
export { ordersRoutes } from './routes';

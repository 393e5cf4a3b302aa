export { orderCancelled, type OrderCancelled } from './order-cancelled';
export { orderPaid, type OrderPaid } from './order-paid';
export { orderPlaced, type OrderPlaced } from './order-placed';

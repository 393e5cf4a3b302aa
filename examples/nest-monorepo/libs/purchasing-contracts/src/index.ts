export * from './events/goods-received.event';
export * from './patterns';
export * from './purchase-order.dto';

export * from './result';
export * from './retry';
export { requireEnvironment } from './require-environment';
export { priceCart, type PricedCart } from '../../../services/orders/src/pricing/price-cart';

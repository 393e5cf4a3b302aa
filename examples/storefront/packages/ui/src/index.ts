export { Button } from './button/button';
export { CartBadge } from './cart-badge/cart-badge';
export { PriceTag } from './price-tag/price-tag';
export { StockLabel } from './stock-label/stock-label';

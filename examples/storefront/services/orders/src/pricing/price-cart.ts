import { multiply, subtract, sum, type Money } from '@storefront/money';
import type { Cart, CartLine, Quote } from '@storefront/orders-contracts';
import { discountFor } from './discount-for.js';

export interface PricedLine extends CartLine {
  readonly linePrice: Money;
}

export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly quote: Quote;
}

export function priceCart(cart: Cart): PricedCart {
  const lines = cart.lines.map((line) => ({ ...line, linePrice: multiply(line.unitPrice, line.quantity) }));
  const goods = sum(lines.map(({ linePrice }) => linePrice), cart.lines[0]?.unitPrice.currency ?? 'EUR');
  const discount = discountFor(goods, cart.voucher);
  return { lines, quote: { goods, discount, total: subtract(goods, discount) } };
}

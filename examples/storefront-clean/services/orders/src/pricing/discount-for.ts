import { money, multiply, type Money } from '@storefront/money';

const vouchers: Readonly<Record<string, number>> = { WELCOME10: 0.1, SUMMER15: 0.15 };

export function discountFor(goods: Money, voucher: string | undefined): Money {
  const share = voucher === undefined ? undefined : vouchers[voucher.toUpperCase()];
  return share === undefined ? money(0, goods.currency) : multiply(goods, share);
}

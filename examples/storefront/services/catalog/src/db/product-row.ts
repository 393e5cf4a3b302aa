import type { Currency } from '@storefront/money';

export interface ProductRow {
  readonly id: string;
  readonly title: string;
  readonly price_amount: number;
  readonly price_currency: Currency;
  readonly stock: number;
  readonly reserved: number;
}

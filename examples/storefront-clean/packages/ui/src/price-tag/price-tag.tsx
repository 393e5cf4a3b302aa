import { formatMoney, type Money } from '@storefront/money';
import styles from './price-tag.module.css';

export interface PriceTagProps {
  readonly price: Money;
  readonly locale?: string;
}

export function PriceTag({ price, locale }: PriceTagProps) {
  return <span className={styles['priceTag']}>{formatMoney(price, locale)}</span>;
}

import type { Order } from '@storefront/orders-contracts';
import { addDays, isAfter, parseISO } from 'date-fns';

const days = 30;

export function isRefundable({ state, placedAt }: Order, now: Date): boolean {
  return (state === 'paid' || state === 'shipped') && !isAfter(now, addDays(parseISO(placedAt), days));
}

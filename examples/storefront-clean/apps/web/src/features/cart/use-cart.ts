'use client';

import type { CartLine } from '@storefront/orders-contracts';
import { useSyncExternalStore } from 'react';
import { createCartStore } from './cart-store';

const store = createCartStore();

export interface UsedCart {
  readonly lines: readonly CartLine[];
  readonly count: number;
  put(line: CartLine): void;
}

export function useCart(): UsedCart {
  const lines = useSyncExternalStore(store.onChange, store.lines, store.lines);
  return { lines, count: lines.reduce((count, { quantity }) => count + quantity, 0), put: store.put };
}

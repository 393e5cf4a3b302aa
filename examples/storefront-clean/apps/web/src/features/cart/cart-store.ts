import type { CartLine } from '@storefront/orders-contracts';

export interface CartStore {
  lines(): readonly CartLine[];
  put(line: CartLine): void;
  onChange(listener: () => void): () => void;
}

export function createCartStore(): CartStore {
  let lines: readonly CartLine[] = [];
  const listeners = new Set<() => void>();
  return {
    lines: () => lines,
    put(line) {
      lines = [...lines.filter(({ productId }) => productId !== line.productId), line].filter(({ quantity }) => quantity > 0);
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

import type { Product } from '@storefront/catalog-contracts';
import { rankProducts } from './rank-products';
import { tokenise } from './tokenise';

export interface SearchIndex {
  search(query: string): Product[];
}

export function createSearchIndex(products: readonly Product[]): SearchIndex {
  const byWord = new Map<string, Set<Product>>();
  for (const product of products) for (const word of tokenise(product.title)) {
    byWord.set(word, (byWord.get(word) ?? new Set()).add(product));
  }
  return {
    search(query) {
      const hits = new Set(tokenise(query).flatMap((word) => [...(byWord.get(word) ?? [])]));
      return rankProducts([...hits], query);
    },
  };
}

import type { Product } from '@storefront/catalog-contracts';
import { tokenise } from './tokenise';

/** Products that share words with the query, best first; what can be bought now goes before what cannot. */
export function rankProducts(products: readonly Product[], query: string): Product[] {
  const wanted = new Set(tokenise(query));
  const score = (product: Product): number => {
    const shared = tokenise(product.title).filter((word) => wanted.has(word)).length;
    return shared === 0 ? 0 : shared * 2 + (product.available > 0 ? 1 : 0);
  };
  return products
    .filter((product) => score(product) > 0)
    .sort((a, b) => score(b) - score(a) || a.title.localeCompare(b.title));
}

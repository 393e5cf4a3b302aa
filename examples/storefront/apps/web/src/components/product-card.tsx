import type { Product } from '@storefront/catalog-contracts';
import { StockLabel } from '@storefront/ui';
import { PriceTag } from '@storefront/ui/price-tag';

export function ProductCard({ product }: { readonly product: Product }) {
  return (
    <article className="product-card">
      <h2><a href={`/products/${product.id}`}>{product.title}</a></h2>
      <PriceTag price={product.price} />
      <StockLabel available={product.available} />
    </article>
  );
}

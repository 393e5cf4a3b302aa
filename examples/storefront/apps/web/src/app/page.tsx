import { ProductCard } from '@/components/product-card';
import { loadProducts } from '@/features/catalog/load-products';

export default async function Page() {
  const products = await loadProducts();
  return <>{products.map((product) => <ProductCard key={product.id} product={product} />)}</>;
}

import { ProductCard } from '@/components/product-card';
import { loadProduct } from '@/features/catalog/load-products';

export default async function Page({ params }: { readonly params: Promise<{ productId: string }> }) {
  return <ProductCard product={await loadProduct((await params).productId)} />;
}

import { OrderSummary } from '@/components/order-summary';
import { ParcelTracker } from '@/components/parcel-tracker';
import { loadOrder } from '@/features/orders/load-order';

export default async function Page({ params }: { readonly params: Promise<{ orderId: string }> }) {
  const order = await loadOrder((await params).orderId);
  return <><OrderSummary order={order} /><ParcelTracker orderId={order.id} /></>;
}

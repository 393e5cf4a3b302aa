import { OrderSummary } from '@/components/order-summary';
import { ParcelTracker } from '@/components/parcel-tracker';
import { loadOrder } from '@/features/orders/load-order';
import { loadTracking } from '@/features/orders/load-tracking';

export default async function Page({ params }: { readonly params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  const [order, updates] = await Promise.all([loadOrder(orderId), loadTracking(orderId)]);
  return <><OrderSummary order={order} /><ParcelTracker updates={updates} /></>;
}

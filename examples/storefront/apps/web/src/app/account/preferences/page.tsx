import { loadPreferences } from '@/features/preferences/load-preferences';
import { customerId } from '@/infrastructure/session';

export default async function Page() {
  const { email, orders, shipments } = await loadPreferences(await customerId());
  return (
    <dl>
      <dt>E-mail</dt><dd>{email}</dd>
      <dt>News of orders</dt><dd>{orders.join(', ')}</dd>
      <dt>News of parcels</dt><dd>{shipments.join(', ')}</dd>
    </dl>
  );
}

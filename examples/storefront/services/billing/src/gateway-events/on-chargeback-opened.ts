import { callRoute } from '@storefront/http';
import { createLogger } from '@storefront/logger';
import { ordersRoutes } from '@storefront/orders-contracts';

const log = createLogger('billing');

export interface Chargeback {
  readonly orderId: string;
  readonly reason: string;
}

export async function onChargebackOpened({ ordersUrl }: { readonly ordersUrl: string }, { orderId, reason }: Chargeback): Promise<void> {
  const order = await callRoute(ordersUrl, ordersRoutes.holdOrder, { params: { orderId }, body: { reason: `chargeback: ${reason}` } });
  log.warn('chargeback opened', { orderId, state: order.state });
}

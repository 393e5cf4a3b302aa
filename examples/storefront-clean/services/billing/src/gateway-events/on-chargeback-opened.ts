import { chargebackOpened, type ChargebackOpened } from '@storefront/billing-contracts';
import { createLogger } from '@storefront/logger';
import type { Broker } from '@storefront/messaging';

const log = createLogger('billing');

export async function onChargebackOpened(broker: Broker, { orderId, reason }: ChargebackOpened): Promise<void> {
  await broker.publish(chargebackOpened, { orderId, reason });
  log.warn('chargeback opened', { orderId });
}

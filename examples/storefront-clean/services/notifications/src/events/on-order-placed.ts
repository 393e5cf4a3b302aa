import { orderPlaced } from '@storefront/orders-contracts/events';
import { orderConfirmation } from '../templates';
import type { Notifying } from './notifying';

export async function onOrderPlaced({ broker, mailer }: Notifying): Promise<void> {
  await broker.subscribe('notifications.order-placed', orderPlaced, ({ order, email }) => mailer.send(email, orderConfirmation(order)));
}

import type { Shipment } from '@storefront/shipping-contracts';
import type { Message } from './message';

export function parcelSent({ orderId, carrier, expected }: Shipment): Message {
  return {
    subject: `Order ${orderId} is on its way`,
    text: `${carrier} brings it between ${expected.from} and ${expected.to}.\n`,
  };
}

import { shipmentDispatched } from '@storefront/shipping-contracts';
import { chooseChannel } from '../preferences/choose-channel';
import { parcelSent } from '../templates';
import type { Notifying } from './notifying';

export async function onShipmentDispatched({ broker, mailer, preferences }: Notifying): Promise<void> {
  await broker.subscribe('notifications.shipment-dispatched', shipmentDispatched, async ({ shipment, customerId }) => {
    const wanted = await preferences.of(customerId);
    if (chooseChannel(wanted, 'shipments') === 'email') await mailer.send(wanted.email, parcelSent(shipment));
  });
}

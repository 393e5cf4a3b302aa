import type { Notifying } from './notifying';
import { onBackInStock } from './on-back-in-stock';
import { onInvoiceIssued } from './on-invoice-issued';
import { onOrderPlaced } from './on-order-placed';
import { onShipmentDispatched } from './on-shipment-dispatched';

export async function subscribeToAll(notifying: Notifying): Promise<void> {
  await Promise.all([onBackInStock, onInvoiceIssued, onOrderPlaced, onShipmentDispatched].map((subscribe) => subscribe(notifying)));
}

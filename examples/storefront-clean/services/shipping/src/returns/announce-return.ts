import type { Channel } from 'amqplib';

export interface ReturnedParcel {
  readonly orderId: string;
  readonly customerId: string;
  readonly goods: readonly { readonly productId: string; readonly quantity: number }[];
}

/** The carrier has brought a parcel back. */
export function announceReturn(channel: Channel, parcel: ReturnedParcel): void {
  const body = Buffer.from(JSON.stringify(parcel));
  channel.publish('parcels.returned', '', body, { persistent: true });
}

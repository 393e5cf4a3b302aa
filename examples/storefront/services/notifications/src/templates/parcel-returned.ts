import type { Message } from './message';

export function parcelReturned(orderId: string): Message {
  return { subject: `Your parcel is back`, text: `What you sent back of order ${orderId} has arrived.\n` };
}

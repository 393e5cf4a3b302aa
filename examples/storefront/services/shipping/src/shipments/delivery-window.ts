import type { Shipment } from '@storefront/shipping-contracts';
import { addBusinessDays, formatISO } from 'date-fns';

/** From the earliest to the latest day of delivery, weekends left out. */
export function deliveryWindow(sentAt: Date, [fewest, most]: readonly [number, number]): Shipment['expected'] {
  const day = (days: number): string => formatISO(addBusinessDays(sentAt, days), { representation: 'date' });
  return { from: day(fewest), to: day(most) };
}

import { trackingUpdateSchema } from '@storefront/shipping-contracts';
import { z } from 'zod';
import { channelSchema } from './channel';

export const notificationSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  channel: channelSchema,
  subject: z.string(),
  sentAt: z.iso.datetime(),
  tracking: trackingUpdateSchema.optional(),
});

export type Notification = z.infer<typeof notificationSchema>;

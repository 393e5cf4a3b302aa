import { z } from 'zod';
import { channelSchema } from './channel';

export const preferencesSchema = z.object({
  customerId: z.string(),
  email: z.email(),
  orders: z.array(channelSchema),
  shipments: z.array(channelSchema),
});

export type Preferences = z.infer<typeof preferencesSchema>;

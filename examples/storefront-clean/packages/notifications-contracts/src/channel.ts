import { z } from 'zod';

export const channelSchema = z.enum(['email', 'sms', 'push']);

export type Channel = z.infer<typeof channelSchema>;

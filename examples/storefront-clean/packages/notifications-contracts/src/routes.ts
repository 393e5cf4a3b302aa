import { z } from 'zod';
import { notificationSchema } from './notification';
import { preferencesSchema } from './preferences';

export const notificationsRoutes = {
  getPreferences: { method: 'GET', path: '/preferences/:customerId', reply: preferencesSchema },
  putPreferences: { method: 'PUT', path: '/preferences/:customerId', body: preferencesSchema, reply: preferencesSchema },
  listNotifications: { method: 'GET', path: '/notifications/:customerId', reply: z.array(notificationSchema) },
} as const;

import { notificationsRoutes, type Preferences } from '@storefront/notifications-contracts';
import { call } from '@/infrastructure/api';

export function loadPreferences(customerId: string): Promise<Preferences> {
  return call('notifications', notificationsRoutes.getPreferences, { params: { customerId } });
}

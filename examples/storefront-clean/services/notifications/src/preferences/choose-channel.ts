import type { Channel, Preferences } from '@storefront/notifications-contracts';

const byHaste: readonly Channel[] = ['push', 'sms', 'email'];

/** The fastest channel that a customer has allowed for this kind of news. */
export function chooseChannel(preferences: Preferences, topic: 'orders' | 'shipments'): Channel | undefined {
  return byHaste.find((channel) => preferences[topic].includes(channel));
}

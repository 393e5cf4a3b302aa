export { channelSchema, type Channel } from './channel';
export { notificationSchema, type Notification } from './notification';
export { preferencesSchema, type Preferences } from './preferences';
export { notificationsRoutes } from './routes';
export type { TrackingSubscription } from './tracking-subscription';

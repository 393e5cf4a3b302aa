import { notificationsRoutes } from '@storefront/notifications-contracts';
import fastify from 'fastify';
import type { PreferenceRepository } from './db/preference-repository';

type OfCustomer = { Params: { customerId: string } };

export function createServer(preferences: PreferenceRepository) {
  const app = fastify();
  app.get<OfCustomer>(notificationsRoutes.getPreferences.path, ({ params }) => preferences.of(params.customerId));
  app.put<OfCustomer>(notificationsRoutes.putPreferences.path, ({ body }) => (
    preferences.save(notificationsRoutes.putPreferences.body.parse(body))
  ));
  return app;
}

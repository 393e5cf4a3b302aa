import { callRoute, type Call, type Route } from '@storefront/http';
import { services } from './environment';

/** Calls an operation of one of the shop's services. */
export function call<Body, Reply>(service: keyof typeof services, route: Route<Body, Reply>, request?: Call<Body>): Promise<Reply> {
  return callRoute(services[service](), route, request);
}

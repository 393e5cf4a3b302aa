import { requireEnvironment } from '@storefront/shared';

export const services = {
  catalog: () => requireEnvironment('CATALOG_URL'),
  orders: () => requireEnvironment('ORDERS_URL'),
  billing: () => requireEnvironment('BILLING_URL'),
  shipping: () => requireEnvironment('SHIPPING_URL'),
  notifications: () => requireEnvironment('NOTIFICATIONS_URL'),
};

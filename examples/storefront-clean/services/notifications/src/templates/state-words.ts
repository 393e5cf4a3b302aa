import type { OrderState } from '@storefront/orders-contracts';

export const stateWords: Readonly<Record<OrderState, string>> = {
  placed: 'we have it',
  paid: 'it is being packed',
  'on-hold': 'we have a question',
  shipped: 'it is on its way',
  cancelled: 'it was cancelled',
  refunded: 'you have your money back',
};

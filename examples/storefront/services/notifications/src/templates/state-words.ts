import { OrderState } from '../../../orders/src/generated/prisma/enums';

export const stateWords: Readonly<Record<string, string>> = {
  [OrderState.placed]: 'we have it',
  [OrderState.paid]: 'it is being packed',
  'on-hold': 'we have a question',
  [OrderState.shipped]: 'it is on its way',
  [OrderState.cancelled]: 'it was cancelled',
  [OrderState.refunded]: 'you have your money back',
};

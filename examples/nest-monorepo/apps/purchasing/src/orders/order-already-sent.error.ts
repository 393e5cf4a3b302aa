import { DomainError } from '@app/common/domain-error';

export class OrderAlreadySentError extends DomainError {
  constructor(orderId: string) {
    super('order-already-sent', `Purchase order ${orderId} has been sent and cannot change.`);
  }
}

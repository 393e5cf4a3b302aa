import { type ArgumentsHost, Catch, type ExceptionFilter, HttpStatus } from '@nestjs/common';
import { OrderAlreadySentError } from 'apps/purchasing/src/orders/order-already-sent.error';
import { DomainError } from '../domain-error';

@Catch(DomainError)
export class DomainErrorFilter implements ExceptionFilter<DomainError> {
  catch(error: DomainError, host: ArgumentsHost): void {
    const status = error instanceof OrderAlreadySentError ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
    host.switchToHttp().getResponse().status(status).json({ code: error.code, message: error.message });
  }
}

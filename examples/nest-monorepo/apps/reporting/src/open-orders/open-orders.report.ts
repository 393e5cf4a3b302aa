import { purchasingPatterns, type PurchaseOrderDto } from '@app/purchasing-contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { ClientProxy } from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';
import { toTable } from '../table';

@Injectable()
export class OpenOrdersReport {
  constructor(@Inject('PURCHASING') private readonly purchasing: ClientProxy) {}

  async print(): Promise<string> {
    const orders = await firstValueFrom(this.purchasing.send<PurchaseOrderDto[]>(purchasingPatterns.openOrders, {}));
    return toTable(orders.map(({ id, supplierId, total }) => [id, supplierId, `${total.amount} ${total.currency}`]));
  }
}

import { times, type Money } from '@app/common';
import { type GoodsReceivedEvent, purchasingPatterns } from '@app/purchasing-contracts';
import { forwardRef, Inject, Injectable } from '@nestjs/common';
import type { ClientProxy } from '@nestjs/microservices';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { SuppliersService } from '../suppliers/suppliers.service';
import { Order } from './order.entity';
import { OrderAlreadySentError } from './order-already-sent.error';

@Injectable()
export class OrdersService {
  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    @Inject(forwardRef(() => SuppliersService)) private readonly suppliers: SuppliersService,
    @Inject('INVENTORY_EVENTS') private readonly inventory: ClientProxy,
  ) {}

  open(): Promise<Order[]> {
    return this.orders.findBy({ sentAt: IsNull() });
  }

  openOf(supplierId: string): Promise<Order[]> {
    return this.orders.findBy({ supplierId, sentAt: IsNull() });
  }

  async send(orderId: string): Promise<Order> {
    const order = await this.orders.findOneByOrFail({ id: orderId });
    if (order.sentAt !== undefined) throw new OrderAlreadySentError(orderId);
    await this.suppliers.assertActive(order.supplierId);
    return this.orders.save({ ...order, sentAt: new Date() });
  }

  async receive(orderId: string): Promise<void> {
    const { lines } = await this.orders.findOneByOrFail({ id: orderId });
    const event: GoodsReceivedEvent = { orderId, lines };
    this.inventory.emit(purchasingPatterns.goodsReceived, event);
  }

  total({ lines, currency }: Order): Money {
    const amount = lines.reduce((sum, line) => sum + times({ amount: line.unitPrice, currency }, line.quantity).amount, 0);
    return { amount, currency };
  }
}

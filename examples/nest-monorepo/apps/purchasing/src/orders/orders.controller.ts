import { purchasingPatterns, type PurchaseOrderDto } from '@app/purchasing-contracts';
import { Controller, Param, Post } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import type { Order } from './order.entity';
import { OrdersService } from './orders.service';

@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @MessagePattern(purchasingPatterns.openOrders)
  async open(): Promise<PurchaseOrderDto[]> {
    return (await this.orders.open()).map((order) => this.toDto(order));
  }

  @Post(':orderId/send')
  async send(@Param('orderId') orderId: string): Promise<PurchaseOrderDto> {
    return this.toDto(await this.orders.send(orderId));
  }

  @Post(':orderId/receive')
  receive(@Param('orderId') orderId: string): Promise<void> {
    return this.orders.receive(orderId);
  }

  private toDto(order: Order): PurchaseOrderDto {
    const sent = order.sentAt === undefined ? {} : { sentAt: order.sentAt.toISOString() };
    return { id: order.id, supplierId: order.supplierId, total: this.orders.total(order), ...sent };
  }
}

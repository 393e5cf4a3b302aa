import { purchasingPatterns } from '@app/purchasing-contracts';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { GoodsReceivedEvent } from 'libs/purchasing-contracts/src/events/goods-received.event';
import { StockService } from '../stock/stock.service';

@Controller()
export class ReceivingController {
  constructor(private readonly stock: StockService) {}

  @EventPattern(purchasingPatterns.goodsReceived)
  async receive(@Payload() { lines }: GoodsReceivedEvent): Promise<void> {
    for (const { sku, quantity } of lines) await this.stock.add(sku, quantity);
  }
}

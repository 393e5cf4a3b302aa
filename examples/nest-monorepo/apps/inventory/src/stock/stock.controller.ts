import { inventoryPatterns, type StockLevelDto } from '@app/inventory-contracts';
import { Controller } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { StockService } from './stock.service';

@Controller()
export class StockController {
  constructor(private readonly stock: StockService) {}

  @MessagePattern(inventoryPatterns.stockLevels)
  async levels(): Promise<StockLevelDto[]> {
    return (await this.stock.all()).map(({ sku, onHand, reorderAt }) => ({ sku, onHand, reorderAt }));
  }
}

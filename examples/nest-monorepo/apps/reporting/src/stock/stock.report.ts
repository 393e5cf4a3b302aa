import { inventoryPatterns } from '@app/inventory-contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { ClientProxy } from '@nestjs/microservices';
import { StockItem } from 'apps/inventory/src/stock/stock-item.entity';
import { firstValueFrom } from 'rxjs';
import { toTable } from '../table';

@Injectable()
export class StockReport {
  constructor(@Inject('INVENTORY') private readonly inventory: ClientProxy) {}

  async print(): Promise<string> {
    const levels = await firstValueFrom(this.inventory.send<object[]>(inventoryPatterns.stockLevels, {}));
    const items = levels.map((level) => Object.assign(new StockItem(), level));
    return toTable(items.map(({ sku, available, reorderAt }) => [sku, String(available), available < reorderAt ? 'reorder' : '']));
  }
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { StockItem } from './stock-item.entity';

@Injectable()
export class StockService {
  constructor(@InjectRepository(StockItem) private readonly items: Repository<StockItem>) {}

  all(): Promise<StockItem[]> {
    return this.items.find({ order: { sku: 'ASC' } });
  }

  async add(sku: string, quantity: number): Promise<void> {
    await this.items.increment({ sku }, 'onHand', quantity);
  }
}

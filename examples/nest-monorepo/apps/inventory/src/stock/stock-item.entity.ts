import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('stock_items')
export class StockItem {
  @PrimaryColumn()
  sku: string;

  @Column('int')
  onHand: number;

  @Column('int')
  reserved: number;

  @Column('int')
  reorderAt: number;

  get available(): number {
    return this.onHand - this.reserved;
  }
}

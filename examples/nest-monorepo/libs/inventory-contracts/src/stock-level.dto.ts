export interface StockLevelDto {
  readonly sku: string;
  readonly onHand: number;
  readonly reorderAt: number;
}

export const purchasingPatterns = {
  goodsReceived: 'purchasing.goods-received',
  openOrders: 'purchasing.open-orders',
} as const;

export const inventoryPatterns = {
  stockLevels: 'inventory.stock-levels',
} as const;

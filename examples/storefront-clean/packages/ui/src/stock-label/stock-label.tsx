export interface StockLabelProps {
  readonly available: number;
}

export function StockLabel({ available }: StockLabelProps) {
  if (available === 0) return <span className="stock stock-none">Sold out</span>;
  if (available < 5) return <span className="stock stock-low">Only {available} left</span>;
  return <span className="stock">In stock</span>;
}

export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export function times(money: Money, factor: number): Money {
  return { ...money, amount: Math.round(money.amount * factor) };
}

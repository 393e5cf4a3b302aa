export { add, isSameCurrency, money, multiply, subtract, sum } from './money';
export { moneySchema, type Currency, type Money } from './money-schema';
export { formatMoney } from './format-money';
export { roundHalfEven } from './rounding';

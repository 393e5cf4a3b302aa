import type { Currency, Money } from './money-schema';
import { roundHalfEven } from './rounding';

export function money(amount: number, currency: Currency): Money {
  return { amount, currency };
}

export function add(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return money(left.amount + right.amount, left.currency);
}

export function subtract(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return money(left.amount - right.amount, left.currency);
}

export function multiply(value: Money, factor: number): Money {
  return money(roundHalfEven(value.amount * factor), value.currency);
}

export function sum(values: readonly Money[], currency: Currency): Money {
  return values.reduce(add, money(0, currency));
}

export function isSameCurrency(left: Money, right: Money): boolean {
  return left.currency === right.currency;
}

function assertSameCurrency(left: Money, right: Money): void {
  if (!isSameCurrency(left, right)) throw new RangeError(`Cannot combine ${left.currency} with ${right.currency}.`);
}

import type { Invoice } from '@storefront/billing-contracts';
import { add, money, subtract, type Money } from '@storefront/money';

/** An invoice as its table holds it. */
export class InvoiceEntity {
  private constructor(private row: Invoice) {}

  static from(row: Invoice): InvoiceEntity {
    return new InvoiceEntity(row);
  }

  get orderId(): string {
    return this.row.orderId;
  }

  /** What may still be paid back. */
  remaining(): Money {
    const rest = subtract(this.row.total, this.row.refunded);
    return rest.amount < 0 ? money(0, rest.currency) : rest;
  }

  refund(amount: Money): void {
    if (amount.amount > this.remaining().amount) throw new RangeError(`Invoice ${this.row.number} has less than that to pay back.`);
    this.row = { ...this.row, refunded: add(this.row.refunded, amount) };
  }

  toContract(): Invoice {
    return this.row;
  }
}

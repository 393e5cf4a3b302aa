/** What billing tells of an invoice. */
export interface Invoice {
  readonly orderId: string;
  readonly total: number;
}

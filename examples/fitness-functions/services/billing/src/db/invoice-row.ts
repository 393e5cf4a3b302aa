export interface InvoiceRow {
  readonly order_id: string;
  readonly total_cents: number;
}

export const rows: InvoiceRow[] = [];

import { formatMoney, type Money } from '@storefront/money';

export interface InvoiceTableProps {
  readonly invoices: readonly { readonly number: string; readonly total: Money; readonly issuedAt: string }[];
}

export function InvoiceTable({ invoices }: InvoiceTableProps) {
  return (
    <table>
      <tbody>
        {invoices.map(({ number, total, issuedAt }) => (
          <tr key={number}><td>{number}</td><td>{issuedAt.slice(0, 10)}</td><td>{formatMoney(total)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

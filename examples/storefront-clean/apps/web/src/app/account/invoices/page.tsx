import { InvoiceTable } from '@/components/invoice-table';
import { loadInvoices } from '@/features/invoices/load-invoices';
import { customerId } from '@/infrastructure/session';

export default async function Page() {
  return <InvoiceTable invoices={await loadInvoices(await customerId())} />;
}

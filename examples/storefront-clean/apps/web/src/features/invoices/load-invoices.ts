import { billingRoutes, type Invoice } from '@storefront/billing-contracts';
import { call } from '@/infrastructure/api';

export async function loadInvoices(customerId: string): Promise<Invoice[]> {
  const invoices = await call('billing', billingRoutes.listInvoices, { params: { customerId } });
  return invoices.sort((a, b) => b.issuedAt.localeCompare(a.issuedAt));
}

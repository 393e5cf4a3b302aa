import { invoiceOf } from './invoice-of.ts';

console.log(invoiceOf({ id: '1', total: 12 }));

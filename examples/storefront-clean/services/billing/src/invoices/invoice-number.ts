import { randomInt } from 'node:crypto';

export function nextInvoiceNumber(now: Date): string {
  return `${now.getUTCFullYear()}-${String(randomInt(1_000_000)).padStart(6, '0')}`;
}

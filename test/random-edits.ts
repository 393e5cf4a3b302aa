import fc from 'fast-check';

/** A line that is put into a text, and how many lines it takes the place of. */
export interface LineEdit {
  readonly at: number;
  readonly text: string;
  readonly drops: number;
}

/** Statements that a person may type into the storefront, right or wrong, each of a kind that some stage reads. */
export const statements: readonly string[] = [
  "import { InvoiceEntity } from '../../../billing/src/db/invoice.entity.js';", "import { Invoice } from '@storefront/billing-contracts';",
  "import * as orders from '@storefront/orders-contracts';", "import type { Order } from '@storefront/orders-contracts/dist/order.js';",
  "import { retry } from '@storefront/shared/src/retry.js';", "export * from './index.js';", "export { something as other } from './missing.js';",
  'export const added = 1;', "const lazy = await import('@storefront/money');", "import left from 'left-pad';", "import { z } from 'zod';",
  '// mandate-disable-next-line no-cross-service-import -- agreed until the contract is published', '// mandate-disable-next-line no-deep-import',
  "import { Entity } from 'typeorm';\n@Entity({ name: 'invoices' })\nexport class Copy {}", "export const QUEUE = 'orders.placed';",
  "channel.assertQueue('orders.placed');", "import { broken from 'x", '`${', "require('../index');", 'export default function main() {}',
];

/** A few lines that come and go. */
export const lineEdits: fc.Arbitrary<readonly LineEdit[]> = fc.array(
  fc.record({ at: fc.nat({ max: 12 }), text: fc.constantFrom('', ...statements), drops: fc.nat({ max: 2 }) }), { minLength: 1, maxLength: 3 },
);

/** The text after these edits. */
export function edited(text: string, edits: readonly LineEdit[]): string {
  const rows = text.split('\n');
  for (const { at, text: row, drops } of edits) rows.splice(Math.min(at, rows.length), drops, row);
  return rows.join('\n');
}

/** A package.json that asks for this package if it did not, and no more if it did. */
export function toggleDependency(manifest: string, name: string): string {
  const json = JSON.parse(manifest) as { dependencies?: Record<string, string> };
  const { [name]: known, ...others } = json.dependencies ?? {};
  return JSON.stringify({ ...json, dependencies: known === undefined ? { ...others, [name]: '*' } : others }, null, 2);
}

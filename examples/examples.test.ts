import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { loadConfig } from '../src/config/load-config.ts';
import type { Finding, Report } from '../src/model/report.ts';
import { noColours } from '../src/report/colours.ts';
import { printJson } from '../src/report/json.ts';
import { printText } from '../src/report/text.ts';
import { type Session, openSession } from '../src/session.ts';
import { main } from '../src/surfaces/cli/main.ts';

/** Rule, where it is broken, and the other end: a file, a project where no file is named, or a package. */
type Expected = readonly [rule: string, from: string, to: string];

interface Example {
  readonly name: string;
  readonly exitCode: 0 | 1;
  readonly services: readonly string[];
  readonly findings: readonly Expected[];
  /** Codes of what could not be analysed, each with the number of its places. */
  readonly problems: readonly (readonly [string, number])[];
}

const examples: readonly Example[] = [
  {
    name: 'storefront',
    exitCode: 1,
    services: ['billing', 'catalog', 'notifications', 'orders', 'shipping', 'web'],
    findings: [
      ['dependency-rule', 'apps/web/src/components/parcel-tracker.tsx', 'apps/web/src/infrastructure/api.ts'],
      ['no-back-door', 'apps/web/src/features/checkout/preview-total.ts', 'services/orders/src/pricing/price-cart.ts'],
      ['no-cross-owner-relation', 'services/shipping/drizzle/0001_shipments_of_orders.sql', 'services/orders'],
      ['no-cross-service-database-import', 'services/notifications/src/templates/state-words.ts', 'services/orders'],
      ['no-cross-service-import', 'services/notifications/src/events/on-back-in-stock.ts', 'services/catalog/src/db/product-row.ts'],
      ['no-cross-service-import', 'services/orders/src/refunds/refund-order.ts', 'services/billing/src/db/invoice.entity.ts'],
      ['no-deep-import', 'services/billing/src/invoices/tax.ts', 'packages/money/src/rounding.ts'],
      ['no-deep-import', 'services/shipping/src/events/on-order-cancelled.ts', 'packages/orders-contracts/src/events/order-cancelled.ts'],
      ['no-foreign-migration', 'services/shipping/drizzle/0002_parcel_count.sql', 'services/orders'],
      ['no-foreign-table', 'services/billing/src/reports/monthly-statement.ts', 'services/orders'],
      ['no-library-to-service', 'packages/shared/src/index.ts', 'services/orders/src/pricing/price-cart.ts'],
      ['no-library-to-service', 'packages/ui/src/cart-badge/cart-badge.tsx', 'apps/web/src/features/cart/use-cart.ts'],
      ['no-module-cycle', 'services/catalog/src/search/index.ts', 'services/catalog/src/search/rank-products.ts'],
      ['no-service-cycle', 'packages/shipping-contracts/src/tracking.ts', 'services/notifications'],
      ['no-service-cycle', 'services/billing/src/gateway-events/on-chargeback-opened.ts', 'services/orders'],
      ['no-shared-database', 'docker-compose.yml', 'postgres postgres/shop, schema orders'],
      ['no-shared-database-package', 'services/billing/package.json', 'database'],
      ['no-shared-queue', 'services/notifications/src/events/on-parcel-returned.ts', 'rabbitmq shipping.parcel-returned'],
      ['no-undeclared-dependency', 'apps/web/src/features/invoices/load-invoices.ts', 'packages/billing-contracts'],
      ['no-stale-waiver', 'mandate.config.json', 'no-cross-service-import services/orders/src/refunds/refund-order.ts → services/billing/src/db/refund.entity.ts'],
      ['no-undeclared-dependency', 'services/shipping/src/shipments/delivery-window.ts', 'date-fns'],
      ['no-unexplained-waiver', 'services/billing/src/invoices/tax.ts', 'no-deep-import'],
    ],
    // The queues of packages/messaging are named by whoever calls it.
    problems: [['unread-resource', 3]],
  },
  {
    name: 'storefront-clean',
    exitCode: 0,
    services: ['billing', 'catalog', 'notifications', 'orders', 'shipping', 'web'],
    findings: [],
    problems: [['unread-resource', 3]],
  },
  {
    name: 'nest-monorepo',
    exitCode: 1,
    services: ['inventory', 'purchasing', 'reporting'],
    findings: [
      ['no-cross-service-database-import', 'apps/reporting/src/stock/stock.report.ts', 'apps/inventory/src/stock/stock-item.entity.ts'],
      ['no-deep-import', 'apps/inventory/src/receiving/receiving.controller.ts', 'libs/purchasing-contracts/src/events/goods-received.event.ts'],
      ['no-library-to-service', 'libs/common/src/filters/domain-error.filter.ts', 'apps/purchasing/src/orders/order-already-sent.error.ts'],
      ['no-module-cycle', 'apps/purchasing/src/orders/orders.service.ts', 'apps/purchasing/src/suppliers/suppliers.service.ts'],
    ],
    problems: [],
  },
];

describe.each(examples)('$name', ({ name, exitCode, services, findings, problems }) => {
  const root = join(import.meta.dirname, name);
  let session: Session;
  let report: Report;
  beforeAll(async () => {
    ({ session, report } = await analyse(root));
  });

  test('its findings are those listed here, no more and no less', () => {
    expect(report.findings.map(told).sort(byText)).toEqual([...findings].sort(byText));
    expect(report.problems.map(({ code, sites }) => [code, sites.length])).toEqual(problems);
  });

  test('its services are found without a word of config', () => {
    expect(session.architecture.services.map((service) => service.name)).toEqual(services);
  });

  // `npx vitest run examples -u` writes the reports anew.
  test('the committed reports are what is printed', async () => {
    const text = printText(report, { sourceOf: session.sourceOf, colours: noColours, width: 110, all: false });
    await expect(text).toMatchFileSnapshot(join(root, 'report.txt'));
    await expect(printJson(report)).toMatchFileSnapshot(join(root, 'report.json'));
  });

  test('its README names every place where a rule is broken, and each of the rules', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const [rule, from] of findings) {
      expect(readme).toContain(`\`${rule}\``);
      expect(readme).toContain(from);
    }
  });

  test(`the command line ends with ${exitCode}`, async () => {
    const written: string[] = [];
    const io = {
      stdout: { write: (text: string) => written.push(text) },
      stderr: { write: (text: string) => written.push(text) },
      cwd: import.meta.dirname,
      env: {},
      now: () => 0,
      today: () => '2026-05-04',
    };
    expect(await main(['check', name, '--no-cache', '--format', 'json'], io)).toBe(exitCode);
    expect(written.join('')).toBe(printJson(report));
  });
});

test('the storefront breaks every rule there is', async () => {
  const { report } = await analyse(join(import.meta.dirname, 'storefront'));
  const broken = new Set(report.findings.map(({ rule }) => rule));
  expect(rules.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
});

async function analyse(root: string): Promise<{ readonly session: Session; readonly report: Report }> {
  const { config, waiverSites = [] } = await loadConfig(root, { rules });
  const session = await openSession(root, { config, rules, waiverSites, today: '2026-05-04' });
  return { session, report: session.report() };
}

function told({ rule, sites, to }: Finding): Expected {
  return [rule, sites[0]!.file, to.file ?? to.project ?? to.symbol ?? ''];
}

function byText(a: Expected, b: Expected): number {
  const [left, right] = [a.join(' '), b.join(' ')];
  return left < right ? -1 : left > right ? 1 : 0;
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createJiti } from 'jiti';
import { connect } from './amqplib-over-http.ts';

type Code = (...args: readonly unknown[]) => unknown;

/** Who takes from a queue of its own accord, and who sends there. All are given the channel first. */
const consumers = {
  onParcelReturned: ['services/shipping/src/returns/on-parcel-returned.ts', 'services/notifications/src/events/on-parcel-returned.ts'],
  consumeRestock: ['services/catalog/src/stock/consume-restock.ts'],
};
const goods = [{ productId: 'p-1001', quantity: 1 }];
const producers = {
  announceReturn: { file: 'services/shipping/src/returns/announce-return.ts', message: { orderId: 'o-1', customerId: 'c-1', goods } },
  restockGoods: { file: 'services/shipping/src/returns/restock-goods.ts', message: goods },
};
/** Who subscribes to events by the library `messaging`, which names the queue that it is told. */
const subscribers = {
  subscribeToAll: 'services/notifications/src/events/index.ts',
  onPaymentCaptured: 'services/orders/src/events/on-payment-captured.ts',
  onChargebackOpened: 'services/orders/src/events/on-chargeback-opened.ts',
  onOrderPaid: 'services/shipping/src/events/on-order-paid.ts',
  onOrderCancelled: 'services/shipping/src/events/on-order-cancelled.ts',
};

export interface ShopCode {
  /** Runs the code that names its queues itself: consumers, then producers, whose messages must arrive. */
  declareQueues(): Promise<void>;
  /** Runs the code that hands the names of its queues to the library. */
  subscribe(): Promise<void>;
}

/** The code of a shop as it is, with the broker at hand for amqplib. */
export function loadShop(shop: string, management: string): ShopCode {
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: true, alias: aliasesOf(shop) });
  const load = async (file: string, name: string): Promise<Code> => {
    const loaded = await jiti.import<Readonly<Record<string, Code>>>(join(shop, file));
    if (loaded[name] === undefined) throw new Error(`${file} exports no ${name}.`);
    return loaded[name];
  };
  return {
    async declareQueues() {
      const channel = await (await connect(management)).createChannel();
      for (const [name, files] of Object.entries(consumers)) for (const file of files) await (await load(file, name))(channel, {}, {});
      for (const [name, { file, message }] of Object.entries(producers)) (await load(file, name))(channel, message);
      await channel.waitForConfirms();
    },
    async subscribe() {
      const broker = await (await load('packages/messaging/src/index.ts', 'connectBroker'))(management);
      for (const [name, file] of Object.entries(subscribers)) {
        if (existsSync(join(shop, file))) await (await load(file, name))({ broker });
      }
    },
  };
}

/** Workspaces by name, as an install would link them; sources for what a build would make; stand-ins for what is not there. */
function aliasesOf(shop: string): Record<string, string> {
  const inShop = (names: readonly string[], prefix: string, folder: string): [string, string][] => (
    names.map((name) => [`${prefix}${name}`, join(shop, folder, name)])
  );
  const workspaces = inShop(readdirSync(join(shop, 'packages')), '@storefront/', 'packages').map(([name, folder]) => [name, join(folder, 'src')]);
  const standIns = join(import.meta.dirname, 'amqplib-over-http.ts');
  return {
    ...Object.fromEntries([...workspaces, ...inShop(['db', 'products'], '#', 'services/catalog/src')]),
    amqplib: standIns,
    'date-fns': standIns,
    '../../../orders/src/generated/prisma/enums': join(import.meta.dirname, 'generated-enums.ts'),
  };
}

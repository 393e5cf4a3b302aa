import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/session.ts';
import { loadShop } from './declare-queues.ts';
import { missingForPostgres, type Postgres, startPostgres } from './postgres.ts';
import { missingForRabbitmq, type Rabbitmq, startRabbitmq } from './rabbitmq.ts';
import { readCatalogue } from './read-catalogue.ts';
import { runMigrations } from './run-migrations.ts';
import { statedByResources } from './stated-by-resources.ts';
import { expectedCatalogue, type Stated, unique } from './stated.ts';

const startTime = 60_000;
const shops = ['storefront', 'storefront-clean'];
const [noPostgres, noRabbitmq] = [missingForPostgres(), missingForRabbitmq()];
for (const missing of [noPostgres, noRabbitmq]) {
  if (missing !== undefined) console.warn(`NOT COMPARED with a real server: ${missing}.`);
}

describe.skipIf(noPostgres !== undefined)('a real PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, startTime);
  afterAll(() => postgres?.stop());

  test.each(shops)('holds the databases, tables and foreign keys that are stated of %s', async (name) => {
    const shop = join(import.meta.dirname, '..', name);
    const migrated = await runMigrations(shop, postgres);
    const catalogue = await readCatalogue(postgres);
    expect(catalogue).toEqual(expectedCatalogue(await stated(shop), migrated));
    expect(catalogue.tables.length).toBeGreaterThanOrEqual(8);
  });
});

describe.skipIf(noRabbitmq !== undefined)('a real RabbitMQ', () => {
  let rabbitmq: Rabbitmq;
  beforeAll(async () => {
    rabbitmq = await startRabbitmq();
  }, startTime);
  afterAll(() => rabbitmq?.stop());

  test.each(shops)('holds the queues that are stated of %s', async (name) => {
    const shop = join(import.meta.dirname, '..', name);
    const code = loadShop(shop, rabbitmq.management);
    const { channels, unreadQueues } = await stated(shop);
    await rabbitmq.clear();

    await code.declareQueues();
    const queues = await rabbitmq.queues();
    expect(queues.length).toBeGreaterThanOrEqual(2);
    expect(queues).toEqual(channels.filter(({ queue }) => queue).map((channel) => channel.name).sort());

    await code.subscribe();
    const late = (await rabbitmq.queues()).filter((queue) => !queues.includes(queue));
    expect(late.length).toBeGreaterThanOrEqual(6);
    expect(unreadQueues).toEqual(['packages/messaging/src/connect-broker.ts']);
    expect(unique([...queues, ...await rabbitmq.exchanges()])).toEqual(unique(channels.map((channel) => channel.name)));
  });
});

async function stated(shop: string): Promise<Stated> {
  const { architecture } = await openSession(shop, { rules: [] });
  return statedByResources(architecture.resources, architecture.graph);
}

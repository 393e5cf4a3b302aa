import { join } from 'node:path';
import { missingForPostgres, startPostgres } from './postgres.ts';
import { missingForRabbitmq, startRabbitmq } from './rabbitmq.ts';
import { readCatalogue } from './read-catalogue.ts';
import { runMigrations } from './run-migrations.ts';

/** Starts the servers of the storefront, for a person to look into, until Ctrl-C: `npx jiti examples/servers/start.ts [shop]`. */
const shop = join(import.meta.dirname, '..', process.argv[2] ?? 'storefront');

const missing = [missingForPostgres(), missingForRabbitmq()].filter((text) => text !== undefined);
if (missing.length > 0) {
  console.error(`${missing.join('.\n')}.`);
  process.exit(2);
}

const postgres = await startPostgres();
await runMigrations(shop, postgres);
const { tables } = await readCatalogue(postgres);
console.log(`PostgreSQL: psql -h 127.0.0.1 -p ${postgres.port} -U postgres\n${tables.map((table) => `  ${table}`).join('\n')}`);
const rabbitmq = await startRabbitmq();
console.log(`RabbitMQ: amqp://guest:guest@127.0.0.1:${rabbitmq.port}, ${rabbitmq.management}\nCtrl-C ends both and removes what they wrote.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Promise.all([postgres.stop(), rabbitmq.stop()]).then(() => process.exit(0)));
}

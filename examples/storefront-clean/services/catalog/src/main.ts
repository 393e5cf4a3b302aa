import { createLogger } from '@storefront/logger';
import { connectBroker } from '@storefront/messaging';
import { requireEnvironment } from '@storefront/shared';
import { connect as connectQueues } from 'amqplib';
import { connect } from '#db/connection';
import { createProductRepository } from '#db/product-repository';
import { createServer } from './server';
import { consumeRestock } from './stock/consume-restock';

const log = createLogger('catalog');
const products = createProductRepository(connect(requireEnvironment('DATABASE_URL')));
const broker = await connectBroker(requireEnvironment('BROKER_URL'));
const channel = await (await connectQueues(requireEnvironment('BROKER_URL'))).createChannel();

await consumeRestock(channel, products, broker);
await createServer({ products, broker }).listen({ host: '0.0.0.0', port: 4000 });
log.info('listening', { port: 4000 });

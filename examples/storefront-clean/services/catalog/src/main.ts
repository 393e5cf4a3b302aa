import { createLogger } from '@storefront/logger';
import { connectBroker } from '@storefront/messaging';
import { requireEnvironment } from '@storefront/shared';
import { connect } from '#db/connection';
import { createProductRepository } from '#db/product-repository';
import { createServer } from './server';

const log = createLogger('catalog');
const products = createProductRepository(connect(requireEnvironment('DATABASE_URL')));
const broker = await connectBroker(requireEnvironment('BROKER_URL'));

await createServer({ products, broker }).listen({ host: '0.0.0.0', port: 4000 });
log.info('listening', { port: 4000 });

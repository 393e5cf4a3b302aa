import { createAudit } from '@storefront/audit';
import { createLogger } from '@storefront/logger';
import { connectBroker } from '@storefront/messaging';
import { readConfig } from './config.js';
import { connect } from './db/connection.js';
import { createOrderRepository } from './db/order-repository.js';
import { onPaymentCaptured } from './events/on-payment-captured.js';
import { createServer } from './server.js';

const config = readConfig(process.env);
const log = createLogger('orders');
const broker = await connectBroker(config.brokerUrl);
const audit = createAudit(config.databaseUrl);
const orders = createOrderRepository(connect(config.databaseUrl));

await onPaymentCaptured({ broker, orders });
await createServer({ config, broker, orders, audit }).listen({ host: '0.0.0.0', port: 4000 });
log.info('listening', { port: 4000 });

import { createAudit } from '@storefront/audit';
import { createLogger } from '@storefront/logger';
import { connectBroker } from '@storefront/messaging';
import { requireEnvironment } from '@storefront/shared';
import { connect } from './db/connection.js';
import { createInvoiceRepository } from './db/invoice-repository.js';
import { createGateway } from './payments/payment-gateway.js';
import { createServer } from './server.js';

const log = createLogger('billing');
const pool = connect(requireEnvironment('DATABASE_URL'));
const ordersPool = connect(requireEnvironment('ORDERS_DATABASE_URL'));
const invoices = createInvoiceRepository(pool);
const broker = await connectBroker(requireEnvironment('BROKER_URL'));
const audit = createAudit(requireEnvironment('DATABASE_URL'));
const gateway = createGateway(requireEnvironment('GATEWAY_URL'));
const ordersUrl = requireEnvironment('ORDERS_URL');

await createServer({ invoices, broker, gateway, audit, pool, ordersPool, ordersUrl }).listen({ host: '0.0.0.0', port: 4000 });
log.info('listening', { port: 4000 });

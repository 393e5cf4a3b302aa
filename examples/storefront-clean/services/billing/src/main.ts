import { createLogger } from '@storefront/logger';
import { connectBroker } from '@storefront/messaging';
import { requireEnvironment } from '@storefront/shared';
import { connect } from './db/connection.js';
import { createInvoiceRepository } from './db/invoice-repository.js';
import { createGateway } from './payments/payment-gateway.js';
import { createServer } from './server.js';

const log = createLogger('billing');
const invoices = createInvoiceRepository(connect(requireEnvironment('DATABASE_URL')));
const broker = await connectBroker(requireEnvironment('BROKER_URL'));
const gateway = createGateway(requireEnvironment('GATEWAY_URL'));

await createServer({ invoices, broker, gateway }).listen({ host: '0.0.0.0', port: 4000 });
log.info('listening', { port: 4000 });

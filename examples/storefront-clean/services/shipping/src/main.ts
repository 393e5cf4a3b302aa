import { createLogger } from '@storefront/logger';
import { connectBroker } from '@storefront/messaging';
import { connect as connectQueues } from 'amqplib';
import { readConfig } from './config';
import { connect } from './db/connection';
import { createShipmentRepository } from './db/shipment-repository';
import { onOrderCancelled } from './events/on-order-cancelled';
import { onOrderPaid } from './events/on-order-paid';
import { onParcelReturned } from './returns/on-parcel-returned';
import { createServer } from './server';

const config = readConfig(process.env);
const log = createLogger('shipping');
const broker = await connectBroker(config.brokerUrl);
const channel = await (await connectQueues(config.brokerUrl)).createChannel();
const shipments = createShipmentRepository(connect(config.databaseUrl));

await onOrderPaid({ broker, shipments });
await onOrderCancelled({ broker, shipments });
await onParcelReturned(channel, shipments);
await createServer({ shipments, channel }).listen({ host: '0.0.0.0', port: 4000 });
log.info('listening', { port: 4000 });

import { createLogger } from '@storefront/logger';
import { connectBroker } from '@storefront/messaging';
import { connect as connectQueues } from 'amqplib';
import { connect } from './db/connection';
import { createPreferenceRepository } from './db/preference-repository';
import { subscribeToAll } from './events';
import { onParcelReturned } from './events/on-parcel-returned';
import { createMailer } from './mail/mailer';
import { createServer } from './server';

const { DATABASE_URL = '', BROKER_URL = '', SMTP_URL = '' } = process.env;
const log = createLogger('notifications');
const broker = await connectBroker(BROKER_URL);
const channel = await (await connectQueues(BROKER_URL)).createChannel();
const mailer = createMailer(SMTP_URL);
const preferences = createPreferenceRepository();

await connect(DATABASE_URL);
await subscribeToAll({ broker, preferences, mailer });
await onParcelReturned(channel, { preferences, mailer });
await createServer(preferences).listen({ host: '0.0.0.0', port: 4000 });
log.info('listening', { port: 4000 });

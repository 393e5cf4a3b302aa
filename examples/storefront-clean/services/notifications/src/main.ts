import { createLogger } from '@storefront/logger';
import { connectBroker } from '@storefront/messaging';
import { connect } from './db/connection';
import { createPreferenceRepository } from './db/preference-repository';
import { subscribeToAll } from './events';
import { createMailer } from './mail/mailer';
import { createServer } from './server';

const { DATABASE_URL = '', BROKER_URL = '', SMTP_URL = '' } = process.env;
const log = createLogger('notifications');
const broker = await connectBroker(BROKER_URL);
const preferences = createPreferenceRepository(connect(DATABASE_URL));

await subscribeToAll({ broker, preferences, mailer: createMailer(SMTP_URL) });
await createServer(preferences).listen({ host: '0.0.0.0', port: 4000 });
log.info('listening', { port: 4000 });

import type { Broker } from '@storefront/messaging';
import type { Audit } from './audit';
import { entryRecorded } from './entry-recorded';

/** Entries go out as events; the archive keeps them. */
export function createAudit(broker: Broker): Audit {
  return {
    record: (actor, action, subject) => broker.publish(entryRecorded, { actor, action, subject }),
  };
}

import type { Broker } from '@storefront/messaging';
import type { PreferenceRepository } from '../db/preference-repository';
import type { Mailer } from '../mail/mailer';

export interface Notifying {
  readonly broker: Broker;
  readonly preferences: PreferenceRepository;
  readonly mailer: Mailer;
}

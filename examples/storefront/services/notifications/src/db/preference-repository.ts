import { preferencesSchema, type Preferences } from '@storefront/notifications-contracts';
import { PreferenceModel } from './preference-model';

export interface PreferenceRepository {
  of(customerId: string): Promise<Preferences>;
  save(preferences: Preferences): Promise<Preferences>;
}

export function createPreferenceRepository(): PreferenceRepository {
  return {
    async of(customerId) {
      return preferencesSchema.parse(await PreferenceModel.findOne({ customerId }).lean());
    },
    async save(preferences) {
      await PreferenceModel.updateOne({ customerId: preferences.customerId }, preferences, { upsert: true });
      return preferences;
    },
  };
}

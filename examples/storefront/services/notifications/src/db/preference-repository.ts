import { preferencesSchema, type Preferences } from '@storefront/notifications-contracts';
import type { Pool } from 'pg';

export interface PreferenceRepository {
  of(customerId: string): Promise<Preferences>;
  save(preferences: Preferences): Promise<Preferences>;
}

export function createPreferenceRepository(pool: Pool): PreferenceRepository {
  return {
    async of(customerId) {
      const { rows } = await pool.query<{ document: unknown }>('SELECT document FROM preferences WHERE customer_id = $1', [customerId]);
      return preferencesSchema.parse(rows[0]?.document);
    },
    async save(preferences) {
      await pool.query(
        `INSERT INTO preferences (customer_id, document) VALUES ($1, $2)
         ON CONFLICT (customer_id) DO UPDATE SET document = excluded.document`,
        [preferences.customerId, preferences],
      );
      return preferences;
    },
  };
}

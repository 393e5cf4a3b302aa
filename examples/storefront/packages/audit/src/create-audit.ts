import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { Audit } from './audit';
import { auditEntries } from './audit-entries';

export function createAudit(url: string): Audit {
  const db = drizzle(new Pool({ connectionString: url, max: 2 }));
  return {
    async record(actor, action, subject) {
      await db.insert(auditEntries).values({ actor, action, subject });
    },
  };
}

import { z } from 'zod';

export const entryRecorded = {
  type: 'audit.entry-recorded',
  schema: z.object({ actor: z.string(), action: z.string(), subject: z.string() }),
} as const;

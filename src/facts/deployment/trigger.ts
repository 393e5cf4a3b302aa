import { presenceReader } from './presence.ts';

/** Trigger.dev: the file deploys the background tasks of its directory. */
export const trigger = presenceReader('trigger', /^trigger\.config\.(ts|mts|js|mjs)$/);

import { presenceReader } from './presence.ts';

/** Vercel project settings; `vercel.ts` is their form in code. */
export const vercel = presenceReader('vercel', /^(vercel|now)\.(json|ts)$/);

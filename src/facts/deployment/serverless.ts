import { presenceReader } from './presence.ts';

/** Serverless Framework: the file deploys the functions of its directory. */
export const serverless = presenceReader('serverless', /^serverless([._-][\w-]+)?\.(ya?ml|json|ts|js|cjs|mjs)$/);

import { presenceReader } from './presence.ts';

/** Netlify site settings. */
export const netlify = presenceReader('netlify', /^netlify\.toml$/);

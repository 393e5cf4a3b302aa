import type { Cache, DatabaseUse } from '../../model/resources.ts';
import { cacheName } from './identity.ts';
import type { Lead } from './leads.ts';

/** The caches and buckets that services are led to, sorted by name. */
export function findCaches(leads: readonly Lead[]): readonly Cache[] {
  const found = new Map<string, Cache & { readonly uses: DatabaseUse[] }>();
  for (const { service, context, deployed, address, via, site } of leads) {
    const name = cacheName(address);
    if (name === undefined || address.engine === undefined) continue;
    let known = found.get(name);
    if (known === undefined) found.set(name, (known = { kind: 'cache', name, engine: address.engine, uses: [] }));
    if (known.uses.some((use) => use.service === service && use.context === context)) continue;
    known.uses.push({ service, via, site, context, deployed });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

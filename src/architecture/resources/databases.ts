import type { Address, Engine } from '../../model/data-facts.ts';
import type { Database, DatabaseUse } from '../../model/resources.ts';
import { databaseName, isStore } from './identity.ts';
import type { Lead } from './leads.ts';

/** The databases that services are led to, sorted by name. */
export function findDatabases(leads: readonly Lead[]): readonly Database[] {
  const found = new Map<string, { address: Address | undefined; engine: Engine | undefined; uses: DatabaseUse[] }>();
  for (const { service, context, deployed, address, via, site, readAt } of leads) {
    const name = databaseName(address, service.projects[0]!.root) ?? unknownEngine(address);
    if (name === undefined) continue;
    let known = found.get(name);
    if (known === undefined) found.set(name, (known = { address: address.setting === undefined ? address : undefined, engine: address.engine, uses: [] }));
    if (known.uses.some((use) => use.service === service && use.context === context)) continue;
    known.uses.push({ service, via, site, context, deployed, ...(readAt === undefined ? {} : { readAt }) });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { address, engine, uses }]) => {
    const services = new Set(uses.map(({ service }) => service));
    const [owner] = services.size === 1 ? services : [];
    return {
      kind: 'database', name, engine, address, owner, uses,
      evidence: owner === undefined ? [] : [{ reason: `only ${owner.name} is led there, by ${uses[0]!.via}`, site: uses[0]!.site }],
    };
  });
}

/** An address whose engine nothing tells is one all the same, if its place and name are told: `database db/orders`. */
function unknownEngine({ engine, host, port, database, setting }: Address): string | undefined {
  if (engine !== undefined && !isStore(engine)) return undefined;
  if (setting?.startsWith('secret ') === true) return `database of ${setting}`;
  return engine === undefined && host !== undefined && database !== undefined ? `database ${host.toLowerCase()}${port === undefined ? '' : `:${port}`}/${database}` : undefined;
}

import type { Service } from '../../model/architecture.ts';
import type { Address, Engine } from '../../model/data-facts.ts';
import type { Database, DatabaseUse } from '../../model/resources.ts';
import { settingGroup, settingPart, storeOfKey } from '../../model/setting-part.ts';
import type { Site } from '../../model/site.ts';
import { groupBy } from '../group-by.ts';
import type { Environment, Setting } from './environments.ts';
import { fillIn, fillInAddress } from './fill-in.ts';
import { databaseName, isStore } from './identity.ts';
import type { SaidBy } from './said.ts';

/** A database that one environment leads to. */
interface Lead {
  readonly address: Address;
  readonly via: string;
  readonly site: Site;
}

/** Keys of databases that a service starts up for a moment and shares with nobody who matters. */
const passing = /(^|_)(TEST|TESTS|TESTING|E2E|CI|SHADOW)(_|$)/i;

/** The databases that the configuration and the code of services lead to, sorted by name. */
export function findDatabases(environments: readonly Environment[], said: SaidBy): readonly Database[] {
  const found = new Map<string, { address: Address | undefined; engine: Engine | undefined; uses: DatabaseUse[] }>();
  const add = (service: Service, context: string, deployed: boolean, { address, via, site }: Lead): void => {
    const name = databaseName(address, service.projects[0]!.root) ?? unknownEngine(address);
    if (name === undefined) return;
    let known = found.get(name);
    if (known === undefined) found.set(name, (known = { address: address.setting === undefined ? address : undefined, engine: address.engine, uses: [] }));
    if (known.uses.some((use) => use.service === service && use.context === context)) return;
    known.uses.push({ service, via, site, context, deployed });
  };

  const opened = groupBy(said('connection').filter(({ unit }) => unit.kind === 'service'), ({ unit }) => unit);
  for (const environment of environments) {
    const { service, context, deployed } = environment;
    for (const lead of leadsOf(environment)) add(service, context, deployed, lead);
    for (const { fact } of opened.get(service) ?? []) {
      add(service, context, deployed, { address: fillInAddress(fact.address, environment), via: fact.address.setting ?? fact.technology, site: fact.site });
    }
  }
  for (const { fact, unit, module } of said('connection')) {
    // What is written into the code itself holds wherever it runs.
    const written = unit.kind === 'service' && fact.address.setting === undefined && !JSON.stringify(fact.address).includes('${');
    if (written && (module === undefined || module.role === 'shipped')) add(unit, 'source code', !isLocal(fact.address), { address: fact.address, via: fact.technology, site: fact.site });
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

function isLocal({ host }: Address): boolean {
  return host === undefined || /^(localhost|127\.|0\.0\.0\.0|\[?::1)/.test(host);
}

function leadsOf(environment: Environment): readonly Lead[] {
  const settings = [...environment.settings.values()].filter(({ key }) => !passing.test(key));
  return [...wholeAddresses(settings, environment), ...addressesInParts(settings, environment)];
}

function wholeAddresses(settings: readonly Setting[], environment: Environment): readonly Lead[] {
  return settings.flatMap(({ key, value, site }) => {
    const store = storeOfKey(key);
    if (value.kind !== 'address' && store === undefined) return [];
    if (value.kind === 'hidden') return [];
    const address = fillInAddress({ setting: key, ...(store === undefined || store === 'unknown' ? {} : { engine: store }) }, environment);
    return [{ address, via: key, site }];
  });
}

/** `ORDERS_DB_HOST` and `ORDERS_DB_NAME` make one address; a host alone makes none. */
function addressesInParts(settings: readonly Setting[], environment: Environment): readonly Lead[] {
  const parts = settings.filter(({ key, value }) => value.kind === 'text' && settingGroup(key) !== undefined);
  const groups = groupBy(parts, ({ key }) => {
    const { name, engine } = settingGroup(key)!;
    return `${name} ${engine ?? ''}`;
  });
  return [...groups.values()].flatMap((group) => {
    const told = (part: string): Setting | undefined => group.find(({ key }) => settingPart(key) === part);
    const text = (part: string): string | undefined => {
      const value = told(part)?.value;
      return value?.kind === 'text' ? fillIn(value.text, environment) : undefined;
    };
    const [host, database] = [text('host'), told('database')];
    if (host === undefined || database === undefined) return [];
    const engine = group.map(({ key }) => settingGroup(key)!.engine).find((one) => one !== undefined) ?? engineOfPort(text('port'));
    const [port, schema] = [text('port'), text('schema')];
    const address: Address = {
      ...(engine === undefined ? {} : { engine }), host, database: text('database')!,
      ...(port === undefined ? {} : { port }), ...(schema === undefined ? {} : { schema }),
    };
    return [{ address, via: database.key, site: database.site }];
  });
}

function engineOfPort(port: string | undefined): Engine | undefined {
  switch (port) {
    case '5432': return 'postgres';
    case '3306': return 'mysql';
    case '27017': return 'mongodb';
    case '1433': return 'mssql';
    default: return undefined;
  }
}

/** An address whose engine nothing tells is one all the same, if its place and name are told: `database db/orders`. */
function unknownEngine({ engine, host, port, database, setting }: Address): string | undefined {
  if (engine !== undefined && !isStore(engine)) return undefined;
  if (setting?.startsWith('secret ') === true) return `database of ${setting}`;
  return engine === undefined && host !== undefined && database !== undefined ? `database ${host.toLowerCase()}${port === undefined ? '' : `:${port}`}/${database}` : undefined;
}

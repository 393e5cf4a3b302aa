import type { Service } from '../../model/unit.ts';
import type { Address, Engine } from '../../model/data-facts.ts';
import { settingGroup, settingPart, storeOfKey } from '../../model/setting-part.ts';
import type { Site } from '../../model/site.ts';
import { groupBy } from '../group-by.ts';
import type { Environment } from './environments.ts';
import { fillIn, fillInAddress, variableOf } from './fill-in.ts';
import type { SaidBy } from './said.ts';
import type { Setting } from './setting.ts';

/** An address that the configuration or the code of a service leads to. */
export interface Lead {
  readonly service: Service;
  readonly context: string;
  readonly deployed: boolean;
  readonly address: Address;
  readonly via: string;
  readonly site: Site;
  /** Where the service's code reads the setting. */
  readonly readAt?: Site;
}

/** A lead as one environment tells it. */
type Told = Pick<Lead, 'address' | 'via' | 'site'>;

/** Keys of databases that a service starts up for a moment and shares with nobody who matters. */
const passing = /(^|_)(TEST|TESTS|TESTING|E2E|CI|SHADOW)(_|$)/i;

/** Where the configuration and the code of services lead, by environment, and then what is written into code itself. */
export function findLeads(environments: readonly Environment[], said: SaidBy): readonly Lead[] {
  const leads: Lead[] = [];
  const readAt = findReads(said);
  const opened = groupBy(said('connection').filter(({ unit }) => unit.kind === 'service'), ({ unit }) => unit);
  for (const environment of environments) {
    const { service, context, deployed } = environment;
    for (const told of leadsOf(environment)) {
      const at = readAt(service, told.via);
      if (isTold(told.address) || sharesVariables(context)) leads.push({ service, context, deployed, ...told, ...(at === undefined ? {} : { readAt: at }) });
    }
    for (const { fact } of opened.get(service) ?? []) {
      const address = fillInAddress(fact.address, environment);
      if (isTold(address)) leads.push({ service, context, deployed, address, via: via(fact.address, fact.technology, environment), site: fact.site });
    }
  }
  for (const { fact, unit, module } of said('connection')) {
    // What is written into the code itself holds wherever it runs.
    if (unit.kind !== 'service' || fact.address.setting !== undefined || !isTold(fact.address)) continue;
    if (module !== undefined && module.role !== 'shipped') continue;
    leads.push({ service: unit, context: 'source code', deployed: !isLocal(fact.address), address: fact.address, via: fact.technology, site: fact.site });
  }
  return leads;
}

function via({ setting }: Address, technology: string, environment: Environment): string {
  return setting === undefined ? technology : variableOf(setting, environment);
}

/** The first place where the code of a service reads a setting, by name or to open a connection with. */
function findReads(said: SaidBy): (service: Service, key: string) => Site | undefined {
  const places = new Map<string, Site>();
  const add = (unit: string, key: string, site: Site): void => {
    if (!places.has(`${unit}\n${key}`)) places.set(`${unit}\n${key}`, site);
  };
  for (const { fact, unit } of said('setting-read')) add(unit.name, fact.key, fact.site);
  for (const { fact, unit } of said('connection')) {
    if (fact.address.setting !== undefined) add(unit.name, fact.address.setting, fact.site);
  }
  return ({ name }, key) => places.get(`${name}\n${key}`);
}

/** Whether nothing of an address is left open: two that lack the same setting need not be one. */
function isTold(address: Address): boolean {
  return !Object.values(address).some((part) => part.includes('${'));
}

/** In one compose file a variable has one value, whatever it is; elsewhere each service is given its own. */
function sharesVariables(context: string): boolean {
  return /compose[^/]*\.ya?ml$/i.test(context);
}

function isLocal({ host }: Address): boolean {
  return host === undefined || /^(localhost|127\.|0\.0\.0\.0|\[?::1)/.test(host);
}

function leadsOf(environment: Environment): readonly Told[] {
  const settings = [...environment.settings.values()].filter(({ key }) => !passing.test(key));
  return [...wholeAddresses(settings, environment), ...addressesInParts(settings, environment), ...bucketsOf(settings, environment)];
}

/** `UPLOADS_BUCKET` leads to a bucket, whoever keeps it. */
function bucketsOf(settings: readonly Setting[], environment: Environment): readonly Told[] {
  return settings.flatMap(({ key, value, site }) => (
    value.kind === 'text' && settingPart(key) === 'bucket' ? [{ address: { engine: 's3', database: fillIn(value.text, environment) }, via: key, site }] : []
  ));
}

function wholeAddresses(settings: readonly Setting[], environment: Environment): readonly Told[] {
  return settings.flatMap(({ key, value, site }) => {
    const store = storeOfKey(key);
    if (value.kind !== 'address' && store === undefined) return [];
    if (value.kind === 'hidden' || value.kind === 'server') return [];
    const address = fillInAddress({ setting: key, ...(store === undefined || store === 'unknown' ? {} : { engine: store }) }, environment);
    return [{ address, via: key, site }];
  });
}

/** `ORDERS_DB_HOST` and `ORDERS_DB_NAME` make one address; a host alone makes one of a cache only. */
function addressesInParts(settings: readonly Setting[], environment: Environment): readonly Told[] {
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
    const [port, schema, name] = [text('port'), text('schema'), text('database')];
    const engine = group.map(({ key }) => settingGroup(key)!.engine).find((one) => one !== undefined) ?? engineOfPort(port);
    const teller = database ?? (engine === 'redis' ? told('host') : undefined);
    if (host === undefined || teller === undefined) return [];
    const address: Address = {
      ...(engine === undefined ? {} : { engine }), host, ...(name === undefined ? {} : { database: name }),
      ...(port === undefined ? {} : { port }), ...(schema === undefined ? {} : { schema }),
    };
    return [{ address, via: teller.key, site: teller.site }];
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

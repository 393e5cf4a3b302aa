import type { Service } from '../../model/unit.ts';
import type { Config } from '../../model/config.ts';
import { didYouMean } from '../../model/nearest-name.ts';
import { type Problem, problem } from '../../model/problem.ts';
import { type Resource, resourceName } from '../../model/resource-name.ts';
import type { Database, Queue, Resources, Table } from '../../model/resources.ts';
import { databasesApart } from './apart.ts';

/** A pattern of the config, and the service that it makes an owner. */
interface Claim {
  readonly service: Service;
  readonly pattern: string;
}

/** Resources with the owners that the config gives them; what it names in vain or gives twice is a Problem. */
export function withOwners(
  resources: Resources, config: Config, services: readonly Service[],
): { readonly resources: Resources; readonly problems: readonly Problem[] } {
  const claims = claimsOf(config, services);
  if (claims.length === 0) return { resources, problems: [] };
  const { databases, tables, queues } = resources;
  const problems = [...claims.flatMap((claim) => vainly(claim, [...databases, ...tables, ...queues]))];
  const claimants = claimantsOf(claims, resources);
  const owned = <Kind extends Resource>(resource: Kind): Kind => {
    const [owner, rival] = claimants(resource);
    if (rival !== undefined) problems.push(twoOwners(resource, owner!, rival));
    return owner === undefined ? resource : { ...resource, owner, evidence: [{ reason: 'the config says so' }] };
  };
  const settled = new Map<Table, Table>(tables.map((table) => [table, owned(table)]));
  return {
    resources: {
      ...resources,
      databases: databases.map((database): Database => owned(database)),
      tables: [...settled.values()],
      relations: resources.relations.map((relation) => ({ ...relation, from: settled.get(relation.from)!, to: settled.get(relation.to)! })),
      queues: queues.map((queue): Queue => owned(queue)),
    },
    problems,
  };
}

function claimsOf({ services: configured = {} }: Config, services: readonly Service[]): readonly Claim[] {
  return services.flatMap((service) => {
    const value = Object.hasOwn(configured, service.name) ? configured[service.name] : undefined;
    return typeof value === 'object' ? (value.owns ?? []).map((pattern) => ({ service, pattern })) : [];
  });
}

/** Who claims a resource: a service that declares the table comes before those that mean one of their own by its name. */
function claimantsOf(claims: readonly Claim[], { databases, tables }: Resources): (resource: Resource) => readonly Service[] {
  const apart = databasesApart(databases);
  return (resource) => {
    const name = resourceName(resource);
    const claiming = [...new Set(claims.filter(({ pattern }) => matches(pattern, name)).map(({ service }) => service))];
    if (resource.kind !== 'table') return claiming;
    const meant = claiming.filter((service) => resource.declarations.every(({ unit }) => unit === service || !apart(service, unit)));
    const namesakes = tables.filter((table) => table !== resource && resourceName(table) === name);
    const rivals = meant.filter((service) => declares(service, resource) || !namesakes.some((table) => declares(service, table)));
    return rivals.length === 0 ? meant : rivals;
  };
}

function declares(service: Service, { declarations }: Table): boolean {
  return declarations.some(({ unit }) => unit === service);
}

/** Whether a pattern, in which `*` stands for any text, is a name; in one pass, whatever it holds. */
function matches(pattern: string, name: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}

function vainly({ service, pattern }: Claim, resources: readonly Resource[]): readonly Problem[] {
  const names = resources.map(resourceName);
  if (names.some((name) => matches(pattern, name))) return [];
  const kind = pattern.slice(0, pattern.indexOf(':') + 1);
  const near = didYouMean(pattern, names.filter((name) => name.startsWith(kind))) || didYouMean(pattern, names);
  return [problem('no-match', `services.${service.name}.owns in the config names "${pattern}", which is no resource${near || '.'} `
    + 'Correct or remove it; `mandate inspect` lists the databases, tables and queues.')];
}

function twoOwners(resource: Resource, owner: Service, rival: Service): Problem {
  return problem('two-owners', `The config says that ${owner.name} and ${rival.name} both own ${resourceName(resource)}. A resource has one `
    + `owner: take it out of services.${owner.name}.owns or services.${rival.name}.owns.`);
}

import type { Architecture } from '../model/architecture.ts';
import type { Change, ImpactReason, ServiceImpact } from '../model/impact.ts';
import type { Service } from '../model/unit.ts';
import { changeSeeds } from './change-seeds.ts';
import { type Reached, importReach } from './import-reach.ts';

/**
 * The services that changes touch, each with its first reason and a shortest way for that, sorted by name. Files that are
 * gone count where they were: what imported them then is touched, as far as it is still there.
 *
 * @param before the architecture at the revision compared with; it is asked for deleted files alone
 */
export function findImpact(changes: readonly Change[], now: Architecture, before?: Architecture): readonly ServiceImpact[] {
  const present = new Map(now.services.map((service) => [service.name, service]));
  const there = changes.filter(({ kind }) => kind !== 'deleted');
  const gone = changes.filter(({ kind }) => kind === 'deleted');
  const found = new Map<string, ServiceImpact>();
  for (const impact of [...impactIn(now, there), ...(before === undefined ? [] : impactIn(before, gone))]) {
    const service = present.get(impact.service);
    const other = found.get(impact.service);
    if (service === undefined || (other !== undefined && !isBetter(impact, other))) continue;
    found.set(impact.service, { ...impact, root: rootOf(service) });
  }
  return [...found.values()].sort((a, b) => a.service < b.service ? -1 : a.service > b.service ? 1 : 0);
}

/** Every reason for every service that changes to one architecture touch. */
function impactIn(architecture: Architecture, changes: readonly Change[]): readonly ServiceImpact[] {
  const { touched, seeds } = changeSeeds(changes, architecture);
  const reached = importReach(architecture.graph, seeds).flatMap((one): ServiceImpact[] => {
    const unit = architecture.unitOf(one.module.project);
    // A seed of the service's own is told as changed already.
    return unit.kind !== 'service' || one.modules.length === 1 ? [] : [impactOf(unit, reasonOf(one, unit, architecture), one.via)];
  });
  return [...touched.map(({ service, reason, via }) => impactOf(service, reason, via)), ...reached];
}

function reasonOf({ modules, via, typeOnly }: Reached, service: Service, architecture: Architecture): ImpactReason {
  if (typeOnly) return 'types';
  if (via.some(({ what }) => what.startsWith('table '))) return 'table';
  const speaks = modules.some((module) => {
    const other = architecture.interfaceOf(module)?.service;
    return other !== undefined && other !== service;
  });
  return speaks ? 'interface' : 'imports';
}

const order: Readonly<Record<ImpactReason, number>> = {
  changed: 0, imports: 1, interface: 2, table: 3, depends: 4, configured: 5, types: 6, everything: 7,
};

function isBetter(one: ServiceImpact, other: ServiceImpact): boolean {
  const [left, right] = [order[one.reason], order[other.reason]];
  return left !== right ? left < right : one.via.length < other.via.length;
}

function impactOf(service: Service, reason: ImpactReason, via: ServiceImpact['via']): ServiceImpact {
  return { service: service.name, root: rootOf(service), reason, via };
}

function rootOf({ projects }: Service): string {
  return projects[0]?.root || '.';
}

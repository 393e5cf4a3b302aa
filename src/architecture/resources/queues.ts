import type { Service } from '../../model/unit.ts';
import type { Queue, QueueUse } from '../../model/resources.ts';
import { groupBy } from '../group-by.ts';
import type { Environment } from './environments.ts';
import { fillIn } from './fill-in.ts';
import type { MadeSettings } from './made-settings.ts';
import type { SaidBy } from './said.ts';

/** Queues, topics and subjects by their names, settings filled in; names that nothing tells are left out. */
export function findQueues(said: SaidBy, environments: readonly Environment[], made: MadeSettings): readonly Queue[] {
  const byService = groupBy(environments, ({ service }) => service);
  const named = said('channel').flatMap(({ fact, unit, module }) => {
    const nameIn = (text: string): string | undefined => tellIn(text, [...(unit.kind === 'service' ? byService.get(unit) ?? [] : []), { settings: new Map(), defaults: made(unit) }]);
    const name = nameIn(fact.name);
    if (name === undefined) return [];
    const group = fact.group === undefined ? undefined : nameIn(fact.group);
    const use: QueueUse = { unit, module, technology: fact.technology, role: fact.role, group, site: fact.site };
    return [{ key: `${fact.broker} ${shortName(name)}`, broker: fact.broker, name: shortName(name), use }];
  });
  return [...groupBy(named, ({ key }) => key)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]): Queue => {
    const uses = group.map(({ use }) => use);
    const owner = ownerOf(uses);
    return {
      kind: 'queue', broker: group[0]!.broker, name: group[0]!.name, owner: owner?.service, uses,
      evidence: owner === undefined ? [] : [{ reason: owner.reason, site: owner.site }],
    };
  });
}

/** A name as the first environment that knows all of its settings tells it; those that hold on all machines agree. */
function tellIn(text: string, environments: readonly Pick<Environment, 'settings' | 'defaults'>[]): string | undefined {
  if (!text.includes('${')) return text;
  for (const environment of environments) {
    const name = fillIn(text, environment);
    if (!name.includes('${')) return name;
  }
  return undefined;
}

/** An SQS queue goes by the last part of its URL, whatever its host and account. */
function shortName(name: string): string {
  return /^https?:\/\/|^arn:/.test(name) ? name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1) : name;
}

/** The one service that consumes it; failing that, the one that declares it. */
function ownerOf(uses: readonly QueueUse[]): { service: Service; reason: string; site: QueueUse['site'] } | undefined {
  for (const [role, reason] of [['consumes', 'consumes from it'], ['declares', 'declares it']] as const) {
    const using = uses.filter((use) => use.role === role && use.unit.kind === 'service');
    const services = new Set(using.map(({ unit }) => unit));
    const [service] = services.size === 1 ? services : [];
    if (service?.kind === 'service') return { service, reason: `only ${service.name} ${reason}`, site: using[0]!.site };
    if (services.size > 1) return undefined;
  }
  return undefined;
}

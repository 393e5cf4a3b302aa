import { settingPart } from '../../model/setting-part.ts';
import type { ServiceCall } from '../../model/resources.ts';
import type { Environment } from './environments.ts';
import { fillIn } from './fill-in.ts';
import type { Runners } from './runners.ts';
import type { Setting } from './setting.ts';

/**
 * Settings of a service that hold the address of another one: the name under which that one is deployed, in the same compose file or
 * in a cluster. A service's own address is no call, and a store is no service. Sorted by both names and the setting.
 */
export function findCalls(environments: readonly Environment[], runners: Pick<Runners, 'reachedFrom'>): readonly ServiceCall[] {
  const calls = new Map<string, ServiceCall>();
  for (const environment of environments) {
    const { service: from, context, settings } = environment;
    for (const setting of settings.values()) {
      for (const host of hostsOf(setting, environment)) {
        const to = runners.reachedFrom(context, nameOf(host));
        if (to === undefined || to === from) continue;
        const key = `${from.name}\0${to.name}\0${setting.key}`;
        if (!calls.has(key)) calls.set(key, { from, to, via: setting.key, site: setting.site });
      }
    }
  }
  return [...calls].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, call]) => call);
}

/** How far settings that name settings are followed. */
const deepest = 10;

function hostsOf({ key, value }: Setting, environment: Environment, depth = 0): readonly string[] {
  if (value.kind !== 'server' && value.kind !== 'text' || depth > deepest) return [];
  const name = value.kind === 'server' ? value.setting : /^\$\{([A-Za-z_][\w.]*)\}$/.exec(value.text)?.[1];
  const held = name === undefined ? undefined : (name === key ? undefined : environment.settings.get(name)) ?? environment.defaults.get(name);
  if (held !== undefined) return hostsOf(held, environment, depth + 1);
  if (value.kind === 'server') return [fillIn(value.host, environment)];
  return settingPart(key) === 'host' ? fillIn(value.text, environment).split(',').map((each) => each.replace(/:\d+$/, '')) : [];
}

/** `orders` of `orders.shop.svc.cluster.local`, `orders.internal`. */
function nameOf(host: string): string {
  return /^([\w-]+)(?:\.[\w-]+\.svc(?:\..+)?|(?:\.railway)?\.internal|\.flycast)$/i.exec(host)?.[1] ?? host;
}

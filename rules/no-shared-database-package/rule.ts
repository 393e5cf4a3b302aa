import type { Architecture } from '../../src/model/architecture.ts';
import type { Library, Service, Workspace } from '../../src/model/unit.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import type { Site } from '../../src/model/site.ts';
import { askOwner, listed, unitName } from '../../src/model/wording.ts';
import { manifestSites } from './manifest-sites.ts';
import { plant } from './plant.ts';
import { type Reach, reachesOf } from './reaches.ts';

export const noSharedDatabasePackage = defineRule({
  ...noOptions,
  id: 'no-shared-database-package',
  summary: 'No two services reach the tables of one library.',
  clause: 3,
  severity: 'error',
  plant,
  *check(architecture) {
    for (const [holder, reaches] of byHolder(reachesOf(architecture))) {
      const services = architecture.services.filter((service) => reaches.some(({ consumer }) => consumer === service));
      if (services.length < 2) continue;
      yield {
        explanation: explain(architecture, holder, services),
        from: { unit: holder, project: holder.project },
        to: { symbol: 'database', oneOf: services },
        sites: [...onePerLine(reaches), ...manifestSites(holder.project, services)],
      };
    }
  },
});

function byHolder(reaches: Iterable<Reach>): ReadonlyMap<Library | Workspace, readonly Reach[]> {
  const groups = new Map<Library | Workspace, Reach[]>();
  for (const reach of reaches) {
    const group = groups.get(reach.holder);
    if (group === undefined) groups.set(reach.holder, [reach]);
    else group.push(reach);
  }
  return groups;
}

function onePerLine(reaches: readonly Reach[]): Iterable<Site> {
  return new Map(reaches.toReversed().map(({ site }) => [`${site.file}:${site.line}`, site])).values();
}

function explain(architecture: Architecture, holder: Library | Workspace, services: readonly Service[]): Explanation {
  const name = unitName(holder);
  const tables = architecture.resources.tables.filter(({ declarations }) => declarations.some(({ unit }) => unit === holder));
  const count = tables.length === 0 ? '' : tables.length === 1 ? ` (table ${tables[0]!.name})` : ` (${tables.length} tables)`;
  const [first] = services;
  return {
    what: `${listed(services.map((service) => service.name))} reach one database through ${name}${count}`,
    why: 'its tables are an interface that nobody published: no service can change one of them, or be deployed, without the others',
    fix: `let one service own what ${name} keeps: move it into that service, and let the others ask for it (were it ${first!.name}: ${askOwner(architecture, first!)}); `
      + 'or split the tables among the services that write them, each with a database or schema of its own',
  };
}

import type { Architecture } from '../../src/model/architecture.ts';
import type { Engine } from '../../src/model/data-facts.ts';
import type { DatabaseUse } from '../../src/model/resources.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import type { Site } from '../../src/model/site.ts';
import { askOwner, listed } from '../../src/model/wording.ts';
import { plant } from './plant.ts';
import { type Sharing, sharings } from '../../src/model/shared-databases.ts';

export const noSharedDatabase = defineRule({
  ...noOptions,
  id: 'no-shared-database',
  summary: 'No two services are configured to use the same database.',
  clause: 3,
  severity: 'error',
  plant,
  *check(architecture) {
    for (const sharing of sharings(architecture.resources.databases)) {
      const { database, services, uses } = sharing;
      yield {
        explanation: explain(architecture, sharing),
        from: { unit: database.owner ?? services[0], oneOf: services },
        to: { symbol: database.name },
        sites: sitesOf(uses),
      };
    }
  },
});

/** One site a place: where one line sets it for several services, its note names them all. */
function sitesOf(uses: readonly DatabaseUse[]): readonly Site[] {
  const places = new Map<string, DatabaseUse[]>();
  for (const use of uses) {
    const { file, line, column } = use.site;
    const place = `${file}:${line}:${column}`;
    places.set(place, [...places.get(place) ?? [], use]);
  }
  return [...places.values()].map((there) => {
    const names = new Set(there.map(({ service }) => service.name));
    const settings = new Set(there.map(({ via }) => via));
    return { ...there[0]!.site, note: `${listed([...names])}, by ${listed([...settings])}` };
  });
}

function explain(architecture: Architecture, { database, services }: Sharing): Explanation {
  const { name, engine, owner } = database;
  const others = listed(services.filter((service) => service !== owner).map((service) => service.name));
  return {
    what: `${listed(services.map((service) => service.name))} use the same database: ${name}`,
    why: 'its tables are an interface that nobody published: none of them can change its schema, or move it, on its own',
    fix: owner === undefined
      ? `give each ${ofItsOwn(engine)}; what one needs of another it asks for through an interface`
      : `give ${others} ${ofItsOwn(engine)}; for what ${owner.name} keeps, ${askOwner(architecture, owner)}`,
  };
}

function ofItsOwn(engine: Engine | undefined): string {
  switch (engine) {
    case 'postgres': return 'a database of its own, or at least a schema of its own that the address tells (`?schema=…`)';
    case 'sqlite': return 'a file of its own';
    default: return 'a database of its own (another name on the same server will do)';
  }
}

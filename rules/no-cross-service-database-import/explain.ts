import type { Architecture } from '../../src/model/architecture.ts';
import type { Service } from '../../src/model/unit.ts';
import type { Persistence } from '../../src/model/resources.ts';
import type { Explanation } from '../../src/model/rule.ts';
import { askOwner, listed, unitName } from '../../src/model/wording.ts';
import type { ForeignClient } from './foreign-clients.ts';
import type { Taking } from './takings.ts';

const called: Readonly<Record<Persistence, string>> = {
  model: 'data model', migration: 'migration', connection: 'database connection', repository: 'repository', client: 'generated database client',
};

export function explainNames(architecture: Architecture, takings: readonly [Taking, ...Taking[]]): Explanation {
  const [{ consumer, owner, origin: { module }, persistence, first }] = takings;
  const unit = architecture.unitOf(module.project);
  const names = listed([...new Set(takings.map(({ origin }) => nameInProse(origin.name)))].sort());
  const typeOnly = takings.every((taking) => taking.first.typeOnly);
  return {
    what: `${consumer.name} imports the ${called[persistence]} of ${owner.name}: ${names} of ${module.path}`,
    why: typeOnly
      ? `types of persistence tie ${consumer.name} to the schema: ${owner.name} cannot change its tables without breaking it`
      : `${consumer.name} reaches the data of ${owner.name} past its interface, so ${owner.name} cannot change its tables on its own`,
    fix: [
      ...(unit === owner ? [] : [`move ${module.path} out of ${unitName(unit)} into ${owner.name}, which owns its tables`]),
      first.kind === 'mock' ? `mock what ${consumer.name} itself calls, its own client of ${owner.name}` : instead(architecture, consumer, owner, typeOnly),
    ].join(', and '),
  };
}

export function explainClient(architecture: Architecture, uses: readonly [ForeignClient, ...ForeignClient[]]): Explanation {
  const [{ client, consumer, owner }] = uses;
  const typeOnly = uses.every((use) => use.one.typeOnly);
  return {
    what: `${consumer.name} imports the generated database client of ${owner.name}: ${client}`,
    why: `the client is the schema of ${owner.name} in code: whoever imports it reads, or is tied to, every table of ${owner.name}`,
    fix: `${instead(architecture, consumer, owner, typeOnly)}; if ${consumer.name} keeps data itself, give it a schema of its own with its own "output"`,
  };
}

function instead(architecture: Architecture, consumer: Service, owner: Service, typeOnly: boolean): string {
  return typeOnly
    ? `describe what ${consumer.name} needs as a type of its own in ${contractOf(architecture, owner)}, and import that`
    : `${askOwner(architecture, owner)} for what ${consumer.name} needs, or let ${consumer.name} keep a copy that events of ${owner.name} bring up to date`;
}

function contractOf({ interfaces }: Architecture, owner: Service): string {
  const contract = interfaces.find(({ service, modules }) => service === owner && modules === undefined);
  return contract?.name ?? `an interface package of ${owner.name} (say ${owner.name}-contracts)`;
}

function nameInProse(name: string): string {
  return name === '*' ? 'everything' : name === 'default' ? 'the default export' : name;
}

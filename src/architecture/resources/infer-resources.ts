import type { Service, Unit } from '../../model/unit.ts';
import type { Config } from '../../model/config.ts';
import type { ConstantOf, DataFact, UnreadFact } from '../../model/data-facts.ts';
import type { DeploymentFact } from '../../model/facts.ts';
import type { Graph, Module } from '../../model/graph.ts';
import { type Problem, problem } from '../../model/problem.ts';
import type { GeneratedClient, Resources } from '../../model/resources.ts';
import { groupBy } from '../group-by.ts';
import type { ProjectIndex } from '../project-index.ts';
import { findCaches } from './caches.ts';
import { findCalls } from './calls.ts';
import { findDatabases } from './databases.ts';
import { findEnvironments } from './environments.ts';
import { followConstants } from './follow-constants.ts';
import { findLeads } from './leads.ts';
import { findMadeSettings } from './made-settings.ts';
import { findQueues } from './queues.ts';
import { withOwners } from './owns.ts';
import { createPersistence } from './persistence.ts';
import { findRunners } from './runners.ts';
import { type Said, type SaidBy, sayFacts } from './said.ts';
import { findTables } from './tables.ts';

/** Tells the databases, tables and queues of a repository, who uses them, and whose they are. */
export function inferResources(
  { data, deployments, constantOf }: {
    readonly data: ReadonlyMap<string, readonly DataFact[]>; readonly deployments: readonly DeploymentFact[]; readonly constantOf: ConstantOf;
  },
  around: { readonly graph: Graph; readonly index: ProjectIndex; readonly services: readonly Service[]; unitOf(project: Module['project']): Unit },
  config: Config,
): { readonly resources: Resources; readonly problems: readonly Problem[] } {
  const { graph, index, unitOf } = around;
  const runners = findRunners(deployments, index, unitOf);
  const said = sayFacts(followConstants(data, graph, constantOf), runners, around);
  const made = findMadeSettings(said, graph, constantOf);
  const environments = findEnvironments(said, runners, made, { index, unitOf });
  const leads = findLeads(environments, said);
  const databases = findDatabases(leads);
  const { tables, relations } = findTables(said, { graph, index, databases, unitOf });
  const clients = clientsOf(said);
  const factsOf: Resources['factsOf'] = (module) => data.get(module.path) ?? none;
  const { resources, problems } = withOwners({
    databases, tables, relations,
    queues: findQueues(said, environments, made),
    caches: findCaches(leads),
    calls: findCalls(environments, runners),
    clients, factsOf,
    persistence: createPersistence(factsOf, clients, graph),
  }, config, around.services);
  return { resources, problems: [...problems, ...unreadProblems(said('unread'))] };
}

const none: readonly DataFact[] = [];

function clientsOf(said: SaidBy): readonly GeneratedClient[] {
  return said('client').map(({ fact, unit }) => ({
    technology: fact.technology, unit, site: fact.site,
    package: 'package' in fact.output ? fact.output.package : undefined,
    directory: 'directory' in fact.output ? fact.output.directory : undefined,
  }));
}

const told = {
  table: ['name of a table', 'names of tables'], sql: ['statement of SQL', 'statements of SQL'],
  queue: ['name of a queue or topic', 'names of queues or topics'],
  settings: ['environment of a deployment', 'environments of deployments'],
} as const;

/**
 * One Problem for each kind of thing that could not be read, with all of its places. That code takes the address of its
 * store from elsewhere is none: it is the settings that tell where it leads.
 */
function unreadProblems(unread: readonly Said<UnreadFact>[]): readonly Problem[] {
  const kinds = groupBy(unread, ({ fact }) => fact.what);
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([what, all]) => {
    if (what === 'address') return [];
    const count = all.length === 1 ? `One ${told[what][0]} was not read` : `${all.length} ${told[what][1]} were not read`;
    const sites = all.map(({ fact }) => ({ ...fact.site, note: `${fact.technology}: ${fact.reason}` }));
    return problem('unread-resource', `${count}, so no rule could judge ${all.length === 1 ? 'it' : 'them'}.`, ...sites);
  });
}

import type { DataFact, Engine } from '../../model/data-facts.ts';
import type { Graph, Module } from '../../model/graph.ts';
import { onceFor } from '../../model/once-for.ts';
import type { GeneratedClient, Persistence } from '../../model/resources.ts';

/** Caches and buckets hold nothing whose shape others would be tied to. */
const passing: ReadonlySet<Engine> = new Set(['redis', 'memcached', 's3']);
/** Words in names of files that are there for the tables they use, and names of directories that hold such files. */
const purposes = /^(repositor(y|ies)|repos?|daos?|stores?|quer(y|ies)|persistence)$/i;
const rooms = /^(repositor(y|ies)|repos|daos?|dal|data-access|stores|queries|persistence|db|database)$/i;

/**
 * Tells what a module is to the data of its unit, by its facts. One that only uses tables or takes a model must say in its
 * name that it is there for them: a service that counts its rows here and there is business logic. Answers are remembered.
 */
export function createPersistence(
  factsOf: (module: Module) => readonly DataFact[],
  clients: readonly GeneratedClient[],
  graph: Graph,
): (module: Module) => Persistence | undefined {
  const directories = clients.flatMap(({ directory }) => directory ?? []);
  const isClient = (module: Module): boolean => directories.some((directory) => module.path.startsWith(`${directory}/`));
  const tell = (module: Module, facts: readonly DataFact[]): Persistence | undefined => {
    if (facts.some((fact) => fact.kind === 'table' && fact.migration !== true)) return 'model';
    if (facts.some((fact) => fact.kind === 'table' || (fact.kind === 'table-use' && fact.role === 'alters'))) return 'migration';
    if (facts.some((fact) => fact.kind === 'connection' && !(fact.address.engine !== undefined && passing.has(fact.address.engine)))) return 'connection';
    return named.has(module) && (facts.some(({ kind }) => kind === 'table-use') || takesModel(module)) ? 'repository' : undefined;
  };
  /** A repository may hand its model to a base class that does all of its work. */
  const takesModel = (module: Module): boolean => graph.importsOf(module).some((one) => !one.typeOnly && one.kind === 'import'
    && one.to.project === module.project && factsOf(one.to).some((fact) => fact.kind === 'table' && fact.migration !== true));
  const known = new Map<Module, Persistence | undefined>();
  const named = thereForData(graph.modules);
  return (module) => {
    if (isClient(module)) return 'client';
    const facts = factsOf(module);
    // Nearly all modules: what is not remembered need not be looked up.
    if (facts.length === 0 && !named.has(module)) return undefined;
    if (!known.has(module)) known.set(module, tell(module, facts));
    return known.get(module);
  };
}

/** A module keeps its name, so what that says is found out once a list of modules. */
const thereForData = onceFor((modules: readonly Module[]): ReadonlySet<Module> => new Set(modules.filter(saysThatItIsForData)));

function saysThatItIsForData({ path, project: { root } }: Module): boolean {
  const inside = (root === '' ? path : path.slice(root.length + 1)).split('/');
  const words = inside.at(-1)!.replace(/([a-z0-9])([A-Z])/g, '$1.$2').split(/[._-]/);
  return words.some((word) => purposes.test(word)) || inside.slice(0, -1).some((directory) => rooms.test(directory));
}

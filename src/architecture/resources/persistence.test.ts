import { expect, test } from 'vitest';
import type { DataFact } from '../../model/data-facts.ts';
import type { Graph, Module } from '../../model/graph.ts';
import type { Project } from '../../model/inventory.ts';
import { createPersistence } from './persistence.ts';

const projects = ['', 'apps/db', 'other'].map((root) => ({ root }) as Project);
const [root, app, other] = projects as [Project, Project, Project];
const site = { file: 'a.ts', line: 1, column: 1 };
const fact = (of: object): DataFact => ({ technology: 'x', site, ...of }) as unknown as DataFact;
const table = fact({ kind: 'table', table: 'orders' });
const creation = fact({ kind: 'table', table: 'orders', migration: true });
const use = fact({ kind: 'table-use', of: { table: 'orders' }, role: 'reads' });
const alteration = fact({ kind: 'table-use', of: { table: 'orders' }, role: 'alters' });
const connection = (engine?: string): DataFact => fact({ kind: 'connection', address: engine === undefined ? { host: 'db' } : { engine } });
const relation = fact({ kind: 'relation', from: { table: 'a' }, to: { table: 'b' } });

interface Import { readonly facts: readonly DataFact[]; readonly typeOnly?: boolean; readonly kind?: string; readonly project?: Project }

/** What a module of this path, with these facts and imports, is to the data. */
function told(path: string, facts: readonly DataFact[], { project = app, imports = [], clients = [] }: { readonly project?: Project; readonly imports?: readonly Import[]; readonly clients?: readonly string[] } = {}): string | undefined {
  const module = { path: project.root === '' ? path : `${project.root}/${path}`, project } as Module;
  const factsOf = new Map<Module, readonly DataFact[]>([[module, facts]]);
  const edges = imports.map(({ facts: theirs, typeOnly = false, kind = 'import', project: home = project }, at) => {
    const to = { path: `to${at}.ts`, project: home } as Module;
    factsOf.set(to, theirs);
    return { to, typeOnly, kind };
  });
  const graph = { modules: [module], importsOf: () => edges } as unknown as Graph;
  const persistence = createPersistence((one) => factsOf.get(one) ?? [], clients.map((directory) => ({ directory })) as never, graph);
  expect(persistence(module)).toBe(persistence(module));
  return persistence(module);
}

test('what a module declares, changes and connects to tells what it is', () => {
  expect([told('a.ts', [table, creation]), told('a.ts', [relation, table]), told('a.ts', [creation, use]), told('a.ts', [relation, alteration]), told('a.ts', [connection('postgres'), creation])]).toEqual(['model', 'model', 'migration', 'migration', 'migration']);
  expect([told('a.ts', [relation, connection('postgres')]), told('a.ts', [connection()]), told('a.ts', [connection('redis')]), told('a.ts', [connection('s3')]), told('a.ts', [connection('memcached')]), told('a.ts', [use]), told('a.ts', [relation])]).toEqual(['connection', 'connection', undefined, undefined, undefined, undefined, undefined]);
});

test('a generated client is one, whatever it holds', () => {
  const clients = ['gen/none', 'apps/db/client'];
  expect([told('client/a.ts', [table], { clients }), told('client/deep/a.ts', [], { clients }), told('clients/a.ts', [table], { clients }), told('client/a.ts', [table])]).toEqual(['client', 'client', 'model', 'model']);
});

test('who uses tables is a repository when the name says so, by itself or by its directory, not by that of the project', () => {
  const rooms = 'repository repositories repo repos dao daos dal data-access stores queries persistence db database DB'.split(' ').filter((name) => name !== 'repo');
  expect(rooms.filter((room) => told(`${room}/a.ts`, [relation, use]) !== 'repository' || told(`src/${room}/deep/a.ts`, [use], { project: root }) !== 'repository')).toEqual([]);
  const purposes = 'repository repositories repo repos dao daos store stores query queries persistence'.split(' ');
  const forms = (word: string): readonly string[] => [`${word}.ts`, `order.${word}.ts`, `order-${word}.ts`, `${word}_order.ts`, `order${word[0]!.toUpperCase()}${word.slice(1)}.ts`, `v2${word[0]!.toUpperCase()}${word.slice(1)}.ts`];
  expect(purposes.filter((word) => forms(word).some((path) => told(`src/${path}`, [use]) !== 'repository'))).toEqual([]);
  expect(['orderrepo.ts', 'reposit.ts', 'storefront.ts', 'queryable.ts', 'restore.ts', 'orderREPO.ts', 'dal.ts', 'db.ts', 'src/repo/a.ts'].map((path) => told(path, [use])).filter((one) => one !== undefined)).toEqual(['repository']);
  expect(told('db/a.ts', [relation])).toBeUndefined();
  expect(['a.ts', 'src/a.ts', 'mydb/a.ts', 'dbs/a.ts', 'reposit/a.ts', 'my-queries/a.ts'].map((path) => told(path, [use])).filter((one) => one !== undefined)).toEqual([]);
  expect(['db.ts', 'queries.ts'].map((path) => told(`db/${path}`, []))).toEqual([undefined, undefined]);
});

test('or when it takes a model of its own project, as a value', () => {
  const taking = (one: Partial<Import>): string | undefined => told('db/a.ts', [], { imports: [{ facts: [] }, { facts: [relation, table], ...one }] });
  expect([taking({}), taking({ typeOnly: true }), taking({ kind: 'reexport' }), taking({ project: other }), taking({ facts: [creation] }), taking({ facts: [use] }), taking({ facts: [relation] })])
    .toEqual(['repository', undefined, undefined, undefined, undefined, undefined, undefined]);
  expect(told('a.ts', [], { imports: [{ facts: [table] }] })).toBeUndefined();
});

import type { Graph } from '../../src/model/graph.ts';
import type { Resources, Table } from '../../src/model/resources.ts';
import { type Stated, type StatedTable, unique } from './stated.ts';

/** What the product's model of resources states. */
export function statedByResources(resources: Resources, { modules }: Graph): Stated {
  const { databases, tables, relations, queues } = resources;
  const unread = modules.flatMap((module) => resources.factsOf(module)).filter((fact) => fact.kind === 'unread' && fact.what === 'queue');
  const declared = tables.filter(({ engine }) => engine === undefined || engine === 'postgres');
  return {
    databases: unique(databases.flatMap(({ engine, address }) => engine === 'postgres' ? address?.database ?? [] : [])),
    tables: declared.flatMap((table) => table.declarations.map(({ site }) => ({ ...toStated(table), file: site.file }))),
    relations: relations.map(({ from, to, site }) => ({ from: toStated(from), to: toStated(to), file: site.file })),
    channels: queues.filter(({ broker }) => broker === 'rabbitmq').map(({ name, uses }) => (
      { name, queue: uses.some(({ role }) => role === 'consumes' || role === 'binds') }
    )),
    unreadQueues: unique(unread.map(({ site }) => site.file)),
  };
}

function toStated({ schema, name }: Table): StatedTable {
  return { schema, name };
}

import type { Database, Queue, Table } from './resources.ts';

/** What has an owner. */
export type Resource = Database | Table | Queue;

/** What `mandate inspect` and `owns` of the config call a resource: `table:billing.invoices`, `queue:order-events`. */
export function resourceName(resource: Resource): string {
  return `${resource.kind}:${resource.kind === 'table' ? tableName(resource) : resource.name}`;
}

/** What a person calls a table: by its schema too, where that is not the usual one. */
export function tableName({ schema, name }: Table): string {
  return `${isUsualSchema(schema) ? '' : `${schema}.`}${name}`;
}

/** The schema that tables lie in when nobody names one. */
function isUsualSchema(schema: string | undefined): boolean {
  return schema === undefined || schema === '' || schema === 'public' || schema === 'dbo';
}

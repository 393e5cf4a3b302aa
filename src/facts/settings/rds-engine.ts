import type { Engine } from '../../model/data-facts.ts';

const engines: readonly (readonly [RegExp, Engine])[] = [
  [/postgres/, 'postgres'], [/mysql|mariadb|^aurora$/, 'mysql'], [/^sqlserver/, 'mssql'], [/^oracle/, 'oracle'],
];

/** The store that RDS runs under a name of its own: `aurora-postgresql`, `sqlserver-ex`. */
export function rdsEngine(written: string | undefined): Engine | undefined {
  return engines.find(([pattern]) => written !== undefined && pattern.test(written))?.[1];
}

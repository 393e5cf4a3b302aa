import type { Service } from './unit.ts';
import type { Table, TablePlace } from './resources.ts';

/** What one service does to a table that another owns. */
export interface ForeignPlaces {
  readonly table: Table;
  readonly owner: Service;
  readonly service: Service;
  /** At least one. */
  readonly places: readonly TablePlace[];
}

/** Where services touch tables of others, in the order of the tables; only places that count, and tables whose owner is known. */
export function* foreignPlaces(tables: readonly Table[], counts: (place: TablePlace) => boolean): Iterable<ForeignPlaces> {
  for (const table of tables) {
    const { owner } = table;
    if (owner === undefined) continue;
    const byService = new Map<Service, TablePlace[]>();
    for (const place of [...table.declarations, ...table.uses]) {
      const { unit } = place;
      if (unit.kind === 'service' && unit !== owner && counts(place)) byService.set(unit, [...byService.get(unit) ?? [], place]);
    }
    for (const [service, places] of byService) yield { table, owner, service, places };
  }
}

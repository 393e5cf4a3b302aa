import type { JSX } from 'preact';
import type { PartMetrics } from '../../model/metrics.ts';
import { zoneOf } from '../../report/html/view/zone-of.ts';
import { useReport } from '../report.ts';
import { ServiceName } from './names.tsx';
import { type Column, SortTable } from './sort-table.tsx';

/** Coupling of each service in numbers. */
export function ServiceMetrics({ limit }: { readonly limit: number }): JSX.Element {
  const {
    drift: {
      latest: { metrics },
    },
  } = useReport();
  return (
    <SortTable label="Metrics of services" rows={metrics.services} columns={columns} keyOf={({ name }) => name} sort="-distance" limit={limit} />
  );
}

const columns: readonly Column<PartMetrics>[] = [
  { id: 'name', head: 'Service', value: ({ name }) => name, cell: ({ name }) => <ServiceName name={name} /> },
  { id: 'modules', head: 'Modules', value: ({ modules }) => modules },
  { id: 'ca', head: 'Ca', title: 'Modules elsewhere that import one of its modules', value: ({ ca }) => ca },
  { id: 'ce', head: 'Ce', title: 'Its modules that import one from elsewhere', value: ({ ce }) => ce },
  {
    id: 'instability',
    head: 'I',
    title: 'Instability: Ce ÷ (Ca + Ce)',
    value: ({ instability }) => instability,
    cell: ratio(({ instability }) => instability),
  },
  {
    id: 'abstractness',
    head: 'A',
    title: 'Abstractness: of what others take of it, the share that is types alone',
    value: ({ abstractness }) => abstractness,
    cell: ratio(({ abstractness }) => abstractness),
  },
  {
    id: 'distance',
    head: 'D',
    title: 'Distance from the main sequence: |A + I − 1|',
    value: ({ distance }) => distance,
    cell: ratio(({ distance }) => distance),
  },
  { id: 'dependents', head: 'Used by', title: 'Services that import from it', value: ({ dependents }) => dependents },
  { id: 'dependencies', head: 'Uses', title: 'Services that it imports from', value: ({ dependencies }) => dependencies },
  { id: 'reached-by', head: 'Reached by', title: 'Services that reach it at any depth', value: ({ reachedBy }) => reachedBy },
  { id: 'reaches', head: 'Reaches', title: 'Services that it reaches at any depth', value: ({ reaches }) => reaches },
  { id: 'zone', head: 'Zone', value: (part) => zoneOf(part) ?? '', cell: (part) => <Zone part={part} /> },
];

export function Zone({ part }: { readonly part: PartMetrics }): JSX.Element | null {
  const zone = zoneOf(part);
  return zone === undefined ? null : <span class={`flag ${zone}`}>zone of {zone}</span>;
}

function ratio(valueOf: (part: PartMetrics) => number | null): (part: PartMetrics) => string | undefined {
  return (part) => valueOf(part)?.toFixed(2);
}

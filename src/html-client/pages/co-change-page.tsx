import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { CoChange } from '../../model/drift.ts';
import { Empty, ServiceName } from '../parts/names.tsx';
import { Kinds } from '../parts/pairs-table.tsx';
import { type Column, SortTable } from '../parts/sort-table.tsx';
import { type Report, useReport } from '../report.ts';

/** Services that the same commits change, with what is known to tie them. */
export function CoChangePage(): JSX.Element {
  const {
    drift: { coChanges },
  } = useReport();
  const [isHidden, setHidden] = useState(false);
  return (
    <>
      <h1>Co-change</h1>
      <p class="lead">Services that the same commits change. Where no edge ties them, something does that nobody has written down.</p>
      {coChanges.length === 0 ? (
        <Empty>No commit changes two services.</Empty>
      ) : (
        <>
          <form class="filters" aria-label="Co-change" onSubmit={(event) => event.preventDefault()}>
            <label class="tick">
              <input type="checkbox" checked={isHidden} onChange={() => setHidden(!isHidden)} />
              Only pairs with no edge between them
            </label>
          </form>
          <CoChangeTable isHidden={isHidden} limit={100} />
        </>
      )}
    </>
  );
}

export function CoChangeTable({
  isHidden = false,
  service,
  limit,
}: {
  readonly isHidden?: boolean;
  readonly service?: string;
  readonly limit: number;
}): JSX.Element {
  const report = useReport();
  const rows = useMemo(() => {
    const edges = edgesBetween(report);
    return report.drift.coChanges
      .filter(({ services }) => service === undefined || services.includes(service))
      .map((pair) => ({ ...pair, edges: edges.get(JSON.stringify(pair.services)) ?? [] }))
      .filter(({ edges: some }) => !isHidden || some.length === 0);
  }, [report, isHidden, service]);
  return (
    <SortTable label="Services that change together" rows={rows} columns={columns} keyOf={({ services }) => services.join('\n')} limit={limit} />
  );
}

type Row = CoChange & { readonly edges: readonly Report['pairs'][number]['edges'][number][] };

/** The edges between two services, either way, by their sorted names. */
function edgesBetween({ pairs }: Report): Map<string, Row['edges']> {
  const between = new Map<string, Row['edges']>();
  for (const { from, to, edges } of pairs) {
    const key = JSON.stringify(from < to ? [from, to] : [to, from]);
    between.set(key, [...(between.get(key) ?? []), ...edges]);
  }
  return between;
}

const columns: readonly Column<Row>[] = [
  { id: 'one', head: 'Service', value: ({ services }) => services[0], cell: ({ services }) => <ServiceName name={services[0]} /> },
  { id: 'other', head: 'And', value: ({ services }) => services[1], cell: ({ services }) => <ServiceName name={services[1]} /> },
  { id: 'commits', head: 'Commits of both', value: ({ commits }) => commits },
  { id: 'of-one', head: 'Of the first', title: 'Commits that change the first', value: ({ ofEach }) => ofEach[0] },
  { id: 'of-other', head: 'Of the second', title: 'Commits that change the second', value: ({ ofEach }) => ofEach[1] },
  {
    id: 'share',
    head: 'Share',
    title: 'Commits of both, of those of the one that changes less',
    value: ({ commits, ofEach }) => commits / Math.max(1, Math.min(...ofEach)),
    cell: ({ commits, ofEach }) => `${Math.round((100 * commits) / Math.max(1, Math.min(...ofEach)))} %`,
  },
  {
    id: 'edges',
    head: 'Edges between',
    value: ({ edges }) => edges.map(({ kind }) => kind).join(),
    cell: ({ edges }) => (edges.length === 0 ? <span class="flag">no edge between them</span> : <Kinds edges={summed(edges)} />),
  },
];

function summed(edges: Row['edges']): { readonly kind: Row['edges'][number]['kind']; readonly count: number }[] {
  const counts = new Map<Row['edges'][number]['kind'], number>();
  for (const { kind, count } of edges) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

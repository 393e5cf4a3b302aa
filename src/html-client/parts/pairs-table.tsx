import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { EdgeKind } from '../../model/drift.ts';
import { addressOf } from '../../report/html/view/route.ts';
import type { ServicePair } from '../../report/html/view/service-pairs.ts';
import { isOpen } from '../../report/html/view/standing-of.ts';
import { kindNames } from '../../report/html/view/trend-series.ts';
import { ServiceName } from './names.tsx';
import { type Column, SortTable } from './sort-table.tsx';

interface PairsTableProps {
  readonly label: string;
  readonly pairs: readonly ServicePair[];
  readonly limit: number;
  /** The end that is the same in each. */
  readonly without?: 'from' | 'to';
}

/** Who has what of whom, as a table: what graph and matrix show. */
export function PairsTable({ label, pairs, limit, without }: PairsTableProps): JSX.Element {
  const told = useMemo(() => columns.filter(({ id }) => id !== without), [without]);
  return <SortTable label={label} rows={pairs} columns={told} keyOf={({ from, to }) => `${from}\n${to}`} limit={limit} />;
}

const columns: readonly Column<ServicePair>[] = [
  { id: 'from', head: 'From', value: ({ from }) => from, cell: ({ from }) => <ServiceName name={from} /> },
  { id: 'to', head: 'To', value: ({ to }) => to, cell: ({ to }) => <ServiceName name={to} /> },
  { id: 'kinds', head: 'Has of it', value: ({ edges }) => edges.map(({ kind }) => kind).join(), cell: ({ edges }) => <Kinds edges={edges} /> },
  { id: 'since', head: 'Since', value: (pair) => sinceOf(pair) ?? '', cell: (pair) => sinceOf(pair) ?? <span class="muted">before</span> },
  {
    id: 'findings',
    head: 'Findings',
    value: ({ findings }) => findings.filter(isOpen).length,
    cell: ({ from, to, findings }) => {
      const open = findings.filter(isOpen).length;
      return open === 0 ? 0 : <a href={addressOf('findings', { from, to, status: 'open' })}>{open}</a>;
    },
  },
];

/** The kinds of what one has of the other, with how much. */
export function Kinds({ edges }: { readonly edges: readonly { readonly kind: EdgeKind; readonly count: number }[] }): JSX.Element {
  if (edges.length === 0) return <span class="muted">findings alone</span>;
  return (
    <>
      {edges.map(({ kind, count }) => (
        <span key={kind} class={`kind tone-${kind}`}>
          {kindNames[kind]} {count}
        </span>
      ))}
    </>
  );
}

/** The day of the first of its edges that are there; undefined where one is older than the first revision. */
function sinceOf({ edges }: ServicePair): string | undefined {
  const days = edges.map(({ introduced }) => introduced?.date.slice(0, 10));
  return days.length === 0 || days.includes(undefined) ? undefined : (days as string[]).sort()[0];
}

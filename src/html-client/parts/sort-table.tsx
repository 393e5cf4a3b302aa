import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { More } from './more.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  /** What the head means, where it is short. */
  readonly title?: string;
  /** What rows are sorted by, and shown where there is no cell; null is last and shows as a dash. */
  readonly value: (row: Row) => string | number | null;
  readonly cell?: (row: Row) => ComponentChildren;
}

interface SortTableProps<Row> {
  /** What it is a table of, for those who cannot see where it stands. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** The column that it is sorted by at first, with a minus for the largest first; else the rows keep their order. */
  readonly sort?: string;
  /** Rows that are shown before the rest is asked for. */
  readonly limit?: number;
}

/** A table that is sorted by the heads of its columns. The first column names the row. */
export function SortTable<Row>({ label, rows, columns, keyOf, sort: first = '', limit = 100 }: SortTableProps<Row>): JSX.Element {
  const [sort, setSort] = useState(first);
  const [shown, setShown] = useState(limit);
  const numbers = useMemo(() => new Set(columns.filter(({ value }) => rows.some((row) => typeof value(row) === 'number'))), [rows, columns]);
  const sorted = useMemo(() => sortedBy(rows, columns, sort), [rows, columns, sort]);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={label}>
        <table>
          <caption class="unseen">{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.id} column={column} sort={sort} onSort={setSort} isNumber={numbers.has(column)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column, at) =>
                  at === 0 ? (
                    <th key={column.id} scope="row">
                      {shownOf(column, row)}
                    </th>
                  ) : (
                    <td key={column.id} class={numbers.has(column) ? 'number' : ''}>
                      {shownOf(column, row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > shown && <More onClick={() => setShown(shown + 500)} left={sorted.length - shown} />}
    </>
  );
}

interface HeadProps {
  readonly column: Pick<Column<never>, 'id' | 'head' | 'title'>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly isNumber?: boolean;
}

/** The head of a column, which sorts by it; once more, the other way round. Numbers begin with the largest. */
export function Head({ column: { id, head, title }, sort, onSort, isNumber: isOfNumbers = false }: HeadProps): JSX.Element {
  const direction = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : undefined;
  const [one, other] = isOfNumbers ? [`-${id}`, id] : [id, `-${id}`];
  return (
    <th scope="col" class={isOfNumbers ? 'number' : ''} aria-sort={direction}>
      <button type="button" title={title} onClick={() => onSort(sort === one ? other : one)}>
        {head}
        <span class="arrow" aria-hidden="true">
          {direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}
        </span>
      </button>
    </th>
  );
}

function shownOf<Row>({ cell, value }: Column<Row>, row: Row): ComponentChildren {
  return (
    cell?.(row) ??
    value(row) ?? (
      <span class="muted" aria-label="nothing to measure">
        –
      </span>
    )
  );
}

function sortedBy<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string): readonly Row[] {
  const [id, sign] = sort.startsWith('-') ? [sort.slice(1), -1] : [sort, 1];
  const column = columns.find((other) => other.id === id);
  if (column === undefined) return rows;
  return rows.toSorted((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return a < b ? -sign : a > b ? sign : 0;
  });
}

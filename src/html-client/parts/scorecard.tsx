import type { JSX } from 'preact';
import type { ScoreRow, Standing } from '../../model/metrics.ts';
import { clauses } from '../../report/clauses.ts';
import { addressOf } from '../../report/html/view/route.ts';
import { useReport } from '../report.ts';
import { Owners, ServiceName } from './names.tsx';
import { type Column, SortTable } from './sort-table.tsx';

/** How each service stands with each clause of the mandate. */
export function Scorecard({ limit }: { readonly limit: number }): JSX.Element {
  const {
    drift: {
      latest: {
        metrics: { scorecard },
      },
    },
    services,
  } = useReport();
  const columns: readonly Column<ScoreRow>[] = [
    { id: 'name', head: 'Service', value: ({ name }) => name, cell: ({ name }) => <ServiceName name={name} /> },
    {
      id: 'score',
      head: 'Score',
      title: '100 ÷ (1 + findings + half of those that are excepted)',
      value: ({ score }) => score,
      cell: ({ score }) => <Score score={score} />,
    },
    ...scorecard.clauses.map((clause): Column<ScoreRow> => ({
      id: `clause-${clause}`,
      head: `Clause ${clause}`,
      ...(clauses[clause] === undefined ? {} : { title: clauses[clause] }),
      value: (row) => openOf(standingIn(row, clause)),
      cell: (row) => <Cell standing={standingIn(row, clause)} service={row.name} clause={clause} />,
    })),
    { id: 'excepted', head: 'Excepted', value: ({ waived, baselined }) => waived + baselined },
    {
      id: 'owner',
      head: 'Owner',
      value: ({ name }) => services.get(name)?.owners.join() ?? '',
      cell: ({ name }) => <Owners owners={services.get(name)?.owners ?? []} />,
    },
  ];
  return (
    <SortTable
      label="Scorecard of the mandate"
      rows={scorecard.rows}
      columns={columns}
      keyOf={({ kind, name }) => `${kind} ${name}`}
      sort="score"
      limit={limit}
    />
  );
}

/** A score with a bar as long as it. */
export function Score({ score }: { readonly score: number }): JSX.Element {
  return (
    <span class="score">
      <svg width="48" height="8" aria-hidden="true">
        <rect class="track" width="48" height="8" rx="2" />
        <rect class={`bar ${score >= 80 ? 'good' : score >= 40 ? 'fair' : 'poor'}`} width={0.48 * score} height="8" rx="2" />
      </svg>
      {Math.round(score)}
    </span>
  );
}

function standingIn({ clauses: all }: ScoreRow, clause: number): Standing | undefined {
  return all.find((standing) => standing.clause === clause);
}

function openOf(standing: Standing | undefined): number {
  return standing === undefined ? 0 : standing.new + standing.known;
}

function Cell({
  standing,
  service,
  clause,
}: {
  readonly standing: Standing | undefined;
  readonly service: string;
  readonly clause: number;
}): JSX.Element {
  const open = openOf(standing);
  if (open === 0)
    return (
      <span class="kept" title="No finding">
        ✓<span class="unseen"> kept</span>
      </span>
    );
  return (
    <a class="broken" href={addressOf('findings', { service, clause: String(clause), status: 'open' })}>
      {open}
    </a>
  );
}

import type { JSX } from 'preact';
import type { Trend } from '../../report/drift-view.ts';
import { countText } from '../../report/count-text.ts';
import { CommitsOfFindings, EdgesByCommit, FindingLine, LongList } from '../parts/changes.tsx';
import { Confidence } from '../parts/confidence.tsx';
import { Figures } from '../parts/figures.tsx';
import { Change, Empty } from '../parts/names.tsx';
import { SortTable } from '../parts/sort-table.tsx';
import { TrendCard } from '../parts/trend-card.tsx';
import { useReport } from '../report.ts';

/** How it stands, where it comes from, and what changed since. */
export function OverviewPage(): JSX.Element {
  const {
    view: { byRule, byService, byOwner },
  } = useReport();
  return (
    <>
      <Heading />
      <Figures />
      <TrendCard />
      <Changes />
      {byRule.length > 0 && (
        <div class="columns">
          <Trends title="By rule" trends={byRule} />
          <Trends title="By service" trends={byService} />
          <Trends title="By owner" trends={byOwner} />
        </div>
      )}
      <Confidence />
    </>
  );
}

export function Heading(): JSX.Element {
  const {
    drift: { range, revisions, notes },
    view: { first, last },
  } = useReport();
  return (
    <>
      <h1>Architecture drift</h1>
      <p class="lead">
        <time dateTime={first.date}>{first.date.slice(0, 10)}</time> <code>{first.commit.slice(0, 10)}</code> to{' '}
        <time dateTime={last.date}>{last.date.slice(0, 10)}</time> <code>{last.commit.slice(0, 10)}</code>
        {' · '}
        {countText(revisions.length, 'revision')} of {countText(range.commits, 'commit')},{' '}
        {range.config === 'today' ? 'judged by the config of now' : 'each judged by its own config'}
      </p>
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note) => (
            <li key={note}>
              <bdi>{note}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What came and went since the first revision, by commit. */
export function Changes({ isPaper = false }: { readonly isPaper?: boolean }): JSX.Element {
  const {
    view: { news, fixed, excepted, passing, newEdges, goneEdges, first },
  } = useReport();
  const groups = [
    ['New, and still there', countOf(news), <CommitsOfFindings news={news} isPaper={isPaper} />],
    ['Fixed', countOf(fixed), <CommitsOfFindings news={fixed} isPaper={isPaper} />],
    [
      'Excepted',
      excepted.length,
      <LongList
        isPaper={isPaper}
        items={excepted.map((finding) => (
          <FindingLine key={finding.fingerprint} finding={finding} />
        ))}
      />,
    ],
    ['New edges', newEdges.length, <EdgesByCommit edges={newEdges} commitOf={({ introduced }) => introduced!} isPaper={isPaper} />],
    ['Edges that are gone', goneEdges.length, <EdgesByCommit edges={goneEdges} commitOf={({ removed }) => removed!} isPaper={isPaper} />],
  ] as const;
  const told = groups.filter(([, count]) => count > 0);
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes">What changed since {first.date.slice(0, 10)}</h2>
      {told.length === 0 && <Empty>No finding and no edge between services came or went.</Empty>}
      {told.map(([name, count, list], at) => (
        <details key={name} open={at === 0 || isPaper}>
          <summary>
            <h3>
              {name} <span class="count">{count}</span>
            </h3>
          </summary>
          {list}
        </details>
      ))}
      {passing.length > 0 && <p class="muted">{countText(passing.length, 'finding')} came and went in between.</p>}
    </section>
  );
}

export function Trends({ title, trends }: { readonly title: string; readonly trends: readonly Trend[] }): JSX.Element | null {
  if (trends.length === 0) return null;
  return (
    <section class="card">
      <h2>{title}</h2>
      <SortTable label={`Findings ${title.toLowerCase()}, first and last`} rows={trends} keyOf={({ name }) => name} limit={12} columns={columns} />
    </section>
  );
}

const columns = [
  { id: 'name', head: 'Name', value: ({ name }: Trend) => name, cell: ({ name }: Trend) => <bdi>{name}</bdi> },
  { id: 'first', head: 'First', value: ({ first }: Trend) => first },
  { id: 'last', head: 'Last', value: ({ last }: Trend) => last },
  { id: 'change', head: 'Change', value: ({ first, last }: Trend) => last - first, cell: ({ first, last }: Trend) => <Change by={last - first} /> },
];

function countOf(news: readonly { readonly findings: readonly unknown[] }[]): number {
  return news.reduce((sum, { findings }) => sum + findings.length, 0);
}

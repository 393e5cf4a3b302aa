import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { clauses } from '../../report/clauses.ts';
import { countText } from '../../report/count-text.ts';
import { byText } from '../../report/html/view/by-text.ts';
import type { FindingQuery } from '../../report/html/view/finding-query.ts';
import { FindingsTable } from '../parts/findings-table.tsx';
import { Empty } from '../parts/names.tsx';
import { type Choices, Select } from '../parts/select.tsx';
import { useReport } from '../report.ts';
import { replaceQuery } from '../use-route.ts';

/** All findings that were there at some time, searched, filtered and sorted; the address keeps what was asked. */
export function FindingsPage({ query }: { readonly query: Readonly<Record<string, string>> }): JSX.Element {
  const {
    drift: { findings },
    ask,
  } = useReport();
  const found = useMemo(() => ask(query as FindingQuery), [ask, JSON.stringify(query)]);
  const change = (by: Readonly<Record<string, string | undefined>>): void => replaceQuery('findings', { ...query, ...by });
  const sort = query['sort'] ?? '-introduced';
  const narrowed = Object.keys(query).filter((key) => key !== 'sort');
  return (
    <>
      <h1>Findings</h1>
      {findings.length === 0 ? (
        <Empty>No revision has a finding.</Empty>
      ) : (
        <>
          <Filters query={query} onChange={change} />
          <p class="told" role="status">
            {found.length === findings.length ? countText(found.length, 'finding') : `${countText(found.length, 'finding')} of ${findings.length}`}
            {query['from'] !== undefined && query['to'] !== undefined && (
              <>
                {' '}
                from <bdi>{query['from']}</bdi> to <bdi>{query['to']}</bdi>
              </>
            )}
            {query['file'] !== undefined && (
              <>
                {' '}
                in <code>{query['file']}</code>
              </>
            )}
            {narrowed.length > 0 && (
              <button type="button" class="link" onClick={() => replaceQuery('findings', { sort: query['sort'] })}>
                Show all
              </button>
            )}
          </p>
          {found.length === 0 ? (
            <Empty>No finding is like that. Fewer filters find more.</Empty>
          ) : (
            <FindingsTable label="Findings" findings={found} sort={sort} onSort={(by) => change({ sort: by })} />
          )}
        </>
      )}
    </>
  );
}

interface FiltersProps {
  readonly query: Readonly<Record<string, string>>;
  readonly onChange: (by: Readonly<Record<string, string | undefined>>) => void;
}

function Filters({ query, onChange }: FiltersProps): JSX.Element {
  const {
    drift: { findings },
  } = useReport();
  const choices = useMemo(
    () => ({
      rule: named(findings.map(({ rule }) => rule)),
      service: named(findings.map(({ home }) => home)),
      owner: [
        ...named(findings.flatMap(({ owners }) => owners)),
        ...(findings.some(({ owners }) => owners.length === 0) ? [['', 'no owner'] as const] : []),
      ],
      clause: named(findings.map(({ clause }) => String(clause))).map(
        ([id]) => [id, clauses[Number(id)] === undefined ? id : `${id}: ${clauses[Number(id)]}`] as const,
      ),
    }),
    [findings],
  );
  const select = (name: string, label: string, options: Choices): JSX.Element => (
    <Select label={label} value={query[name]} choices={options} onChange={(value) => onChange({ [name]: value })} />
  );
  return (
    <form class="filters" role="search" aria-label="Findings" onSubmit={(event) => event.preventDefault()}>
      <label class="search">
        Search
        <input
          type="search"
          value={query['words'] ?? ''}
          placeholder="Words of rule, message, file, commit …"
          onInput={({ currentTarget: { value } }) => onChange({ words: value === '' ? undefined : value })}
        />
      </label>
      {select('status', 'Status', [
        ['open', 'open'],
        ['new', '– new'],
        ['known', '– known'],
        ['excepted', 'excepted'],
        ['waived', '– waived'],
        ['baselined', '– in the baseline'],
        ['fixed', 'fixed'],
      ])}
      {select('severity', 'Severity', [
        ['error', 'errors'],
        ['warn', 'warnings'],
      ])}
      {select('rule', 'Rule', choices.rule)}
      {select('service', 'Service', choices.service)}
      {select('owner', 'Owner', choices.owner)}
      {select('clause', 'Clause', choices.clause)}
    </form>
  );
}

function named(names: readonly string[]): Choices {
  return [...new Set(names)].sort(byText).map((name) => [name, name] as const);
}

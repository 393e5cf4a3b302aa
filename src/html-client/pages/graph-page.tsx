import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { byText } from '../../report/html/view/by-text.ts';
import { addressOf, serviceAddress } from '../../report/html/view/route.ts';
import type { ServicePair } from '../../report/html/view/service-pairs.ts';
import { isOpen } from '../../report/html/view/standing-of.ts';
import { FindingLine } from '../parts/changes.tsx';
import { graphElements } from '../parts/graph-elements.ts';
import { GraphView } from '../parts/graph-view.tsx';
import { KindFilter, withKinds } from '../parts/kind-filter.tsx';
import { Empty, ServiceName } from '../parts/names.tsx';
import { Kinds, PairsTable } from '../parts/pairs-table.tsx';
import { Search } from '../parts/search.tsx';
import { Select } from '../parts/select.tsx';
import { useReport } from '../report.ts';
import { replaceQuery } from '../use-route.ts';

type Query = Readonly<Record<string, string>>;

/** Who uses whom: a service leads to its page, an edge to its findings. */
export function GraphPage({ query }: { readonly query: Query }): JSX.Element {
  const report = useReport();
  const { without, rule, focus } = query;
  const shown = useMemo(() => pairsShown(report.pairs, without, rule, focus), [report, without, rule, focus]);
  const elements = useMemo(() => {
    const ends = new Set([...shown.flatMap(({ from, to }) => [from, to]), ...(focus === undefined ? [] : [focus])]);
    const isNarrowed = rule !== undefined || focus !== undefined;
    const names = report.order.names.filter((name) => !isNarrowed || ends.has(name));
    return graphElements(names, shown, (name) => report.open.get(name)?.length ?? 0);
  }, [shown]);
  const [chosen, setChosen] = useState<ServicePair | undefined>(undefined);
  const change = (by: Readonly<Record<string, string | undefined>>): void => {
    setChosen(undefined);
    replaceQuery('graph', { ...query, ...by });
  };
  if (report.services.size === 0)
    return (
      <>
        <h1>Service graph</h1>
        <Empty>The last revision has no service, so there is no graph.</Empty>
      </>
    );
  return (
    <>
      <h1>Service graph</h1>
      <GraphFilters query={query} onChange={change} />
      <div class="beside">
        <GraphView
          label={`Graph of ${report.services.size} services and ${shown.length} pairs.`}
          elements={elements}
          focus={focus}
          onService={(name) => {
            location.hash = serviceAddress(name);
          }}
          onPair={setChosen}
        />
        {chosen !== undefined && <PairPanel pair={chosen} onClose={() => setChosen(undefined)} />}
      </div>
      <p class="muted">
        Users stand left of what they use. Red: findings; the redder a service, the more. Dashed: findings, and no edge of these kinds. A service
        leads to its page, an edge to its findings.
      </p>
      <h2>Pairs</h2>
      <PairsTable label="Pairs of services in the graph" pairs={shown} limit={25} />
    </>
  );
}

function GraphFilters({
  query,
  onChange,
}: {
  readonly query: Query;
  readonly onChange: (by: Readonly<Record<string, string | undefined>>) => void;
}): JSX.Element {
  const { pairs, order } = useReport();
  const rules = useMemo(() => [...new Set(pairs.flatMap(({ findings }) => findings.filter(isOpen).map(({ rule }) => rule)))].sort(byText), [pairs]);
  return (
    <form class="filters" role="search" aria-label="Service graph" onSubmit={(event) => event.preventDefault()}>
      <Search label="Around service" names={order.names} value={query['focus']} onChange={(focus) => onChange({ focus })} />
      <Select
        label="Findings"
        value={query['rule']}
        all="all pairs"
        choices={[['*', 'with findings'], ...rules.map((rule) => [rule, rule] as const)]}
        onChange={(rule) => onChange({ rule })}
      />
      <KindFilter pairs={pairs} without={query['without']} onChange={(without) => onChange({ without })} />
    </form>
  );
}

function pairsShown(pairs: readonly ServicePair[], without: string | undefined, rule: string | undefined, focus: string | undefined): ServicePair[] {
  return withKinds(pairs, without)
    .filter(({ findings, edges }) => findings.some(isOpen) || edges.length > 0)
    .filter(({ findings }) => rule === undefined || findings.some((finding) => isOpen(finding) && (rule === '*' || finding.rule === rule)))
    .filter(({ from, to }) => focus === undefined || from === focus || to === focus);
}

function PairPanel({ pair: { from, to, edges, findings }, onClose }: { readonly pair: ServicePair; readonly onClose: () => void }): JSX.Element {
  const open = findings.filter(isOpen);
  return (
    <aside class="card panel" aria-label="The chosen edge">
      <button type="button" class="close" aria-label="Close" onClick={onClose}>
        ×
      </button>
      <h2>
        <ServiceName name={from} /> → <ServiceName name={to} />
      </h2>
      <p>
        <Kinds edges={edges} />
      </p>
      {open.length === 0 ? (
        <Empty>No finding lies between them.</Empty>
      ) : (
        <ul class="changes">
          {open.slice(0, 12).map((finding) => (
            <FindingLine key={finding.fingerprint} finding={finding} />
          ))}
        </ul>
      )}
      {findings.length > 0 && <a href={addressOf('findings', { from, to })}>All findings between them, fixed ones too</a>}
    </aside>
  );
}

import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { orderServices } from '../../report/html/view/order-services.ts';
import { addressOf } from '../../report/html/view/route.ts';
import { KindFilter, withKinds } from '../parts/kind-filter.tsx';
import { MatrixView } from '../parts/matrix-view.tsx';
import { Empty } from '../parts/names.tsx';
import { PairsTable } from '../parts/pairs-table.tsx';
import { Select } from '../parts/select.tsx';
import { useReport } from '../report.ts';
import { replaceQuery } from '../use-route.ts';
import { useWidth } from '../use-width.ts';

type Query = Readonly<Record<string, string>>;
const scopes = [
  ['linked', 'with an edge'],
  ['cycles', 'in a cycle'],
] as const;

/** The dependency structure matrix, partitioned by levels. */
export function MatrixPage({ query }: { readonly query: Query }): JSX.Element {
  const { pairs, order, services } = useReport();
  const { without, of } = query;
  const shown = useMemo(() => {
    const kept = withKinds(pairs, without);
    const whole = orderServices(
      order.names,
      kept.filter(({ edges }) => edges.length > 0),
    );
    const members = new Set(of === 'cycles' ? whole.knots.flat() : of === 'linked' ? kept.flatMap(({ from, to }) => [from, to]) : whole.names);
    const inside = kept.filter(({ from, to }) => members.has(from) && members.has(to));
    return { order: { ...whole, names: whole.names.filter((name) => members.has(name)) }, pairs: inside };
  }, [pairs, order, without, of]);
  const [size, setSize] = useState<'readable' | 'whole'>('readable');
  const change = (by: Readonly<Record<string, string | undefined>>): void => replaceQuery('matrix', { ...query, ...by });
  const [box, width] = useWidth<HTMLDivElement>(1000);
  const cell =
    size === 'whole'
      ? Math.max(2, Math.min(24, Math.floor(((width - 20) / Math.max(1, shown.order.names.length)) * 10) / 10))
      : shown.order.names.length > 60
        ? 13
        : 24;
  if (services.size === 0)
    return (
      <>
        <h1>Dependency matrix</h1>
        <Empty>The last revision has no service, so there is no matrix.</Empty>
      </>
    );
  return (
    <>
      <h1>Dependency matrix</h1>
      <form class="filters" aria-label="Dependency matrix" onSubmit={(event) => event.preventDefault()}>
        <Select label="Services" value={of} choices={scopes} onChange={(value) => change({ of: value })} />
        <KindFilter pairs={pairs} without={without} onChange={(value) => change({ without: value })} />
        <label class="tick">
          <input type="checkbox" checked={size === 'whole'} onChange={() => setSize(size === 'whole' ? 'readable' : 'whole')} />
          Fit the width
        </label>
      </form>
      <p class="muted">
        Each row uses the columns that are marked in it. Who uses others comes first, so a mark below the diagonal closes a cycle, and a frame holds
        the services of one. Red: findings.
      </p>
      <div ref={box} class="scroll tall" tabIndex={0} role="region" aria-label="Matrix">
        {shown.order.names.length === 0 ? (
          <Empty>No service is like that.</Empty>
        ) : (
          <MatrixView
            order={shown.order}
            pairs={shown.pairs}
            cell={cell}
            onPair={({ from, to }) => {
              location.hash = addressOf('findings', { from, to });
            }}
          />
        )}
      </div>
      <h2>Pairs</h2>
      <PairsTable label="Pairs of services in the matrix" pairs={shown.pairs} limit={25} />
    </>
  );
}

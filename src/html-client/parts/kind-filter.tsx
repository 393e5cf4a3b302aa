import type { JSX } from 'preact';
import type { EdgeKind } from '../../model/drift.ts';
import { edgeKinds, type ServicePair } from '../../report/html/view/service-pairs.ts';
import { kindNames } from '../../report/html/view/trend-series.ts';

interface KindFilterProps {
  readonly pairs: readonly ServicePair[];
  /** As the address has it: kinds that are left out, with commas. */
  readonly without: string | undefined;
  readonly onChange: (without: string | undefined) => void;
}

/** One box a kind that there is, in its colour: the legend as well. */
export function KindFilter({ pairs, without, onChange }: KindFilterProps): JSX.Element {
  const there = edgeKinds.filter((kind) => pairs.some(({ edges }) => edges.some((edge) => edge.kind === kind)));
  const hidden = hiddenKinds(without);
  const toggle = (kind: EdgeKind): void => {
    const rest = edgeKinds.filter((other) => (other === kind ? !hidden.has(kind) : hidden.has(other)));
    onChange(rest.length === 0 ? undefined : rest.join());
  };
  return (
    <fieldset class="kinds">
      <legend>Edges</legend>
      {there.map((kind) => (
        <label key={kind}>
          <input type="checkbox" checked={!hidden.has(kind)} onChange={() => toggle(kind)} />
          <i class={`swatch tone-${kind}`} />
          {kindNames[kind]}
        </label>
      ))}
    </fieldset>
  );
}

/** The pairs that are left when kinds are hidden; a pair of which findings alone tell stays. */
export function withKinds(pairs: readonly ServicePair[], without: string | undefined): ServicePair[] {
  const hidden = hiddenKinds(without);
  return pairs
    .map((pair) => ({ ...pair, edges: pair.edges.filter(({ kind }) => !hidden.has(kind)) }))
    .filter(({ edges }, at) => edges.length > 0 || pairs[at]!.edges.length === 0);
}

function hiddenKinds(without: string | undefined): ReadonlySet<string> {
  return new Set((without ?? '').split(','));
}

import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ServiceOrder } from '../../report/html/view/order-services.ts';
import type { ServicePair } from '../../report/html/view/service-pairs.ts';
import { isOpen } from '../../report/html/view/standing-of.ts';
import { kindNames } from '../../report/html/view/trend-series.ts';
import { Names } from './matrix-names.tsx';

interface MatrixViewProps {
  readonly order: ServiceOrder;
  readonly pairs: readonly ServicePair[];
  /** The side of a cell. Names and numbers are left out where there is no room for them. */
  readonly cell: number;
  readonly onPair?: (pair: ServicePair) => void;
}

/** Room for the names of rows and columns at most. */
const most = 150;
/** Width of a character by the size of its font. */
const character = 0.6;

/**
 * A row for each service, with a mark in the column of each that it uses. Marks below the diagonal close a cycle. Names of rows and
 * columns stay in sight while it is scrolled.
 */
export function MatrixView({ order, pairs, cell, onPair }: MatrixViewProps): JSX.Element {
  const at = useMemo(() => new Map(order.names.map((name, index) => [name, index])), [order]);
  const [over, setOver] = useState<ServicePair | undefined>(undefined);
  const size = order.names.length * cell;
  const font = Math.min(12, cell - 2);
  const room = cell < 9 ? 0 : Math.min(most, Math.ceil(Math.max(...order.names.map(({ length }) => length)) * font * character) + 14);
  const names = { names: order.names, cell, font, room, letters: Math.floor((room - 12) / (font * character)) };
  return (
    <div class="matrix">
      {room > 0 && (
        <>
          <div class="corner" />
          <Names {...names} isColumns over={over?.to} />
          <Names {...names} over={over?.from} />
        </>
      )}
      <svg
        class="body"
        width={size}
        height={size}
        role="img"
        aria-label={`Matrix of ${order.names.length} services: ${pairs.length} pairs, ${order.knots.length} cycles. The table of pairs below says the same.`}
      >
        <Ground order={order} cell={cell} at={at} />
        {pairs.map((pair) => (
          <Mark
            key={`${pair.from}\n${pair.to}`}
            pair={pair}
            x={at.get(pair.to)! * cell}
            y={at.get(pair.from)! * cell}
            cell={cell}
            onOver={setOver}
            onPair={onPair}
          />
        ))}
        {over !== undefined && (
          <path
            class="cross"
            d={`M0 ${(at.get(over.from)! + 0.5) * cell}H${at.get(over.to)! * cell}M${(at.get(over.to)! + 0.5) * cell} 0V${at.get(over.from)! * cell}`}
          />
        )}
      </svg>
      <p class="reading" aria-hidden="true">
        {over === undefined ? ' ' : readingOf(over)}
      </p>
    </div>
  );
}

function readingOf({ from, to, edges, findings }: ServicePair): string {
  const open = findings.filter(isOpen).length;
  return `${from} → ${to}: ${[...edges.map(({ kind, count }) => `${kindNames[kind]} ${count}`), ...(open > 0 ? [`findings ${open}`] : [])].join(', ')}`;
}

function Ground({ order, cell, at }: { readonly order: ServiceOrder; readonly cell: number; readonly at: ReadonlyMap<string, number> }): JSX.Element {
  const size = order.names.length * cell;
  const lines = cell < 9 ? [] : order.names.map((_, index) => `M0 ${index * cell}H${size}M${index * cell} 0V${size}`);
  return (
    <>
      <rect class="ground" width={size} height={size} />
      <path class="grid" d={lines.join('')} />
      <path class="diagonal" d={order.names.map((_, index) => `M${index * cell} ${index * cell}h${cell}v${cell}h${-cell}z`).join('')} />
      {order.knots.map((knot) => {
        const start = Math.min(...knot.map((name) => at.get(name)!)) * cell;
        return <rect key={knot[0]} class="knot" x={start} y={start} width={knot.length * cell} height={knot.length * cell} />;
      })}
    </>
  );
}

interface MarkProps {
  readonly pair: ServicePair;
  readonly x: number;
  readonly y: number;
  readonly cell: number;
  readonly onOver: (pair: ServicePair | undefined) => void;
  readonly onPair: ((pair: ServicePair) => void) | undefined;
}

/** A cell with a stripe for each kind; a frame where findings are. */
function Mark({ pair, x, y, cell, onOver, onPair }: MarkProps): JSX.Element {
  const pad = cell >= 9 ? 1 : 0;
  const side = cell - 2 * pad;
  const hasOpen = pair.findings.some(isOpen);
  const wide = side / Math.max(1, pair.edges.length);
  return (
    <g class="pair" onPointerEnter={() => onOver(pair)} onPointerLeave={() => onOver(undefined)} onClick={() => onPair?.(pair)}>
      {pair.edges.length === 0 && <rect class="bare" x={x + pad} y={y + pad} width={side} height={side} />}
      {pair.edges.map(({ kind }, index) => (
        <rect key={kind} class={`tone-${kind}`} x={x + pad + index * wide} y={y + pad} width={wide} height={side} />
      ))}
      {hasOpen &&
        (cell >= 14 ? (
          <rect class="framed" x={x + pad + 1} y={y + pad + 1} width={side - 2} height={side - 2} />
        ) : (
          <circle class={cell >= 9 ? 'marked ringed' : 'marked'} cx={x + cell / 2} cy={y + cell / 2} r={cell >= 9 ? cell / 4 : cell / 3} />
        ))}
    </g>
  );
}

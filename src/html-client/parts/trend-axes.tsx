import type { JSX } from 'preact';
import type { Revision } from '../../model/drift.ts';
import { type DrawnTrend, trendSize as size, withRoom } from './trend-scales.ts';

interface AxesProps {
  readonly revisions: readonly Revision[];
  readonly trend: DrawnTrend;
  readonly width: number;
  readonly isCount: boolean;
}

/** Lines of even values with their numbers, and the days that there is room for. */
export function Axes({ revisions, trend: { xs, y }, width, isCount }: AxesProps): JSX.Element {
  return (
    <g class="axes">
      {y
        .ticks(4)
        .filter((tick) => !isCount || Number.isInteger(tick))
        .map((tick) => (
          <g key={tick}>
            <line x1={size.left} x2={width - size.right} y1={y(tick)} y2={y(tick)} />
            <text x={size.left - 8} y={y(tick)} dy="0.32em" text-anchor="end">
              {y.tickFormat(4)(tick)}
            </text>
          </g>
        ))}
      {withRoom(xs, 110).map((at) => (
        <text key={at} x={xs[at]} y={size.height - 8} text-anchor={at === 0 ? 'start' : at === xs.length - 1 ? 'end' : 'middle'}>
          {revisions[at]!.date.slice(0, 10)}
        </text>
      ))}
    </g>
  );
}

/** A line for each tag, with its name where there is room. */
export function Tags({
  revisions,
  xs,
  width,
}: {
  readonly revisions: readonly Revision[];
  readonly xs: readonly number[];
  readonly width: number;
}): JSX.Element {
  const tagged = revisions.flatMap(({ tags }, at) => (tags.length > 0 ? [{ x: xs[at]!, text: tags.join(', ') }] : []));
  const told = new Set(
    withRoom(
      tagged.map(({ x }) => x),
      76,
    ),
  );
  return (
    <g class="tags">
      {tagged.map(({ x, text }, at) => (
        <g key={x}>
          <line x1={x} x2={x} y1={size.top} y2={size.height - size.bottom} />
          {told.has(at) && (
            <text x={x} y={size.top - 8} text-anchor={x > width - 60 ? 'end' : 'middle'}>
              {text.length > 12 ? `${text.slice(0, 11)}…` : text}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Revision } from '../../model/drift.ts';
import type { TrendChoice } from '../../report/html/view/trend-series.ts';
import { useWidth } from '../use-width.ts';
import { CommitText } from './commit-text.tsx';
import { Axes, Tags } from './trend-axes.tsx';
import { drawTrend, trendSize as size } from './trend-scales.ts';
import { TrendTable } from './trend-table.tsx';

interface TrendChartProps {
  readonly revisions: readonly Revision[];
  readonly choice: TrendChoice;
}

/** One course over the revisions, tags marked; the revision under the pointer is told. The table below says the same. */
export function TrendChart({ revisions, choice }: TrendChartProps): JSX.Element {
  const [frame, width] = useWidth<HTMLElement>(960);
  const trend = useMemo(() => drawTrend(revisions, choice, width), [revisions, choice, width]);
  const [at, setAt] = useState<number | undefined>(undefined);
  const follow = (event: PointerEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    setAt(trend.xs.reduce((best, place, index) => (Math.abs(place - x) < Math.abs(trend.xs[best]! - x) ? index : best), 0));
  };
  return (
    <figure class="trend" ref={frame}>
      <Legend choice={choice} />
      <svg
        viewBox={`0 0 ${width} ${size.height}`}
        role="img"
        aria-label={`${choice.name} over ${revisions.length} revisions`}
        onPointerMove={follow}
        onPointerLeave={() => setAt(undefined)}
      >
        <Axes revisions={revisions} trend={trend} width={width} isCount={choice.isStacked} />
        {trend.drawn.map(({ series, path }) => (
          <path key={series.name} class={`${choice.isStacked ? 'area' : 'line'} tone-${series.tone}`} d={path} />
        ))}
        {!choice.isStacked &&
          trend.drawn.map(({ series }) =>
            series.values.map(
              (value, index) =>
                value !== null &&
                revisions.length <= 60 && <circle key={index} class={`dot tone-${series.tone}`} cx={trend.xs[index]} cy={trend.y(value)} r="2.5" />,
            ),
          )}
        <Tags revisions={revisions} xs={trend.xs} width={width} />
        {at !== undefined && <line class="cursor" x1={trend.xs[at]} x2={trend.xs[at]} y1={size.top} y2={size.height - size.bottom} />}
      </svg>
      <figcaption>
        {at === undefined ? (
          <span class="muted no-print">Point at the chart to read a revision.</span>
        ) : (
          <Reading revision={revisions[at]!} choice={choice} at={at} />
        )}
      </figcaption>
      <TrendTable revisions={revisions} choice={choice} />
    </figure>
  );
}

function Legend({ choice: { series } }: { readonly choice: TrendChoice }): JSX.Element {
  return (
    <ul class="legend">
      {series.map(({ name, tone }) => (
        <li key={name}>
          <i class={`swatch tone-${tone}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Reading({ revision, choice, at }: { readonly revision: Revision; readonly choice: TrendChoice; readonly at: number }): JSX.Element {
  return (
    <>
      <CommitText at={revision} /> <strong>{choice.series.map(({ name, values }) => `${name} ${values[at] ?? '–'}`).join(' · ')}</strong>
    </>
  );
}

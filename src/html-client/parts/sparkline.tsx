import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { JSX } from 'preact';

const [width, height] = [96, 24];

/** A course without numbers, beside the number that it leads to. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }): JSX.Element | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const x = scaleLinear([0, values.length - 1], [2, width - 2]);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const y = scaleLinear([low, high === low ? low + 1 : high], [height - 3, 3]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => x(at))
    .y((value) => y(value!));
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <path d={path(values) ?? ''} />
    </svg>
  );
}

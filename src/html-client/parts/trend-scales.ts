import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Revision } from '../../model/drift.ts';
import type { Series, TrendChoice } from '../../report/html/view/trend-series.ts';

export const trendSize = { height: 260, left: 44, right: 12, top: 26, bottom: 26 } as const;

/** One series as it is drawn. */
export interface DrawnSeries {
  readonly series: Series;
  readonly path: string;
}

export interface DrawnTrend {
  readonly xs: readonly number[];
  readonly y: ScaleLinear<number, number>;
  readonly drawn: readonly DrawnSeries[];
}

/** Where everything of a chart lies: by time where the dates go forwards, else at even distances. */
export function drawTrend(revisions: readonly Revision[], { isStacked, series }: TrendChoice, width: number): DrawnTrend {
  const xs = placesOf(revisions, width);
  const tops = isStacked ? stacked(series) : series.map(({ values }) => values);
  const known = tops.flat().filter((value) => value !== null);
  const y = scaleLinear([Math.min(0, ...known), Math.max(0, ...known) || 1], [trendSize.height - trendSize.bottom, trendSize.top]).nice(4);
  const drawn = series.map((one, at) => ({
    series: one,
    path:
      (isStacked
        ? area<number | null>()
            .x((_, index) => xs[index]!)
            .y1((value) => y(value ?? 0))
            .y0((_, index) => y(tops[at - 1]?.[index] ?? 0))(tops[at]!)
        : line<number | null>()
            .defined((value) => value !== null)
            .x((_, index) => xs[index]!)
            .y((value) => y(value!))(tops[at]!)) ?? '',
  }));
  return { xs, y, drawn };
}

function stacked(series: readonly Series[]): number[][] {
  const sums = series[0]?.values.map(() => 0) ?? [];
  return series.map(({ values }) => values.map((value, at) => (sums[at]! += value ?? 0)));
}

function placesOf(revisions: readonly Revision[], width: number): number[] {
  const times = revisions.map(({ date }) => Date.parse(date));
  const isForward = times.every((time, at) => at === 0 || time >= times[at - 1]!) && times.at(-1)! > times[0]!;
  const places = isForward ? times : times.map((_, at) => at);
  const x = scaleLinear([places[0]!, Math.max(places.at(-1)!, places[0]! + 1)], [trendSize.left, width - trendSize.right]);
  return places.map((place) => x(place));
}

/** Of marks at these places, those that leave each other room; the last goes before all, then the first ones. */
export function withRoom(places: readonly number[], room: number): number[] {
  const kept: number[] = [];
  const order = places.length === 0 ? [] : [places.length - 1, ...places.keys()];
  for (const at of order) if (kept.every((other) => other !== at && Math.abs(places[other]! - places[at]!) >= room)) kept.push(at);
  return kept.sort((a, b) => a - b);
}

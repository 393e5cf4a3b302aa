import { groupedCount } from './count-text.ts';
import { countTicks } from './trend-scale.ts';
import { element, textElement } from './xml-text.ts';

/** One quantity over the revisions. */
export interface Band {
  readonly name: string;
  /** What it looks like, by the style sheet. */
  readonly look: string;
  readonly values: readonly number[];
}

export interface Panel {
  /** Each lies upon those before it, so that their height is the sum. */
  readonly bands: readonly Band[];
  /** Where each revision stands. */
  readonly xs: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** What stands there where all values are 0. */
  readonly empty: string;
}

/** Bands stacked upon each other over a grid of counts, and above them a legend that tells the first value of each and the last. */
export function drawPanel({ bands, xs, left, right, top, bottom, empty }: Panel): string {
  const sums = bands.map((_, upTo) => xs.map((__, at) => bands.slice(0, upTo + 1).reduce((sum, { values }) => sum + values[at]!, 0)));
  const largest = sums.at(-1)!.reduce((most, sum) => Math.max(most, sum), 0);
  const ticks = countTicks(largest);
  const yOf = (count: number): number => bottom - (bottom - top) * count / ticks.at(-1)!.at;
  const tops = sums.map((values) => values.map(yOf));
  const shown = bands.map(({ look, values }, index) => ({ look, values, upper: tops[index]!, lower: tops[index - 1] ?? xs.map(() => bottom) }))
    .filter(({ values }) => values.some((value) => value > 0));
  return element('g', {}, [
    ...ticks.flatMap(({ at, label }) => [
      element('line', { class: 'grid', x1: left, x2: right, y1: rounded(yOf(at)), y2: rounded(yOf(at)) }),
      textElement('text', { class: 'quiet end', x: left - 8, y: rounded(yOf(at) + 4) }, label),
    ]),
    ...shown.map(({ look, upper, lower }) => element('path', { class: `area ${look}`, d: areaOf(xs, upper, lower) })),
    // The lowest last: where nothing lies upon it, its line is that of those above it as well.
    ...shown.toReversed().flatMap(({ look, upper }) => [element('path', { class: `line ${look}`, d: lineOf(xs, upper) }), ...marks(look, xs, upper)]),
    ...(largest > 0 ? [] : [textElement('text', { class: 'quiet middle', x: (left + right) / 2, y: (top + bottom) / 2 + 4 }, empty)]),
    ...legend(bands, left, top - 16),
  ]);
}

function marks(look: string, xs: readonly number[], ys: readonly number[]): string[] {
  if (xs.length > mostMarks) return [];
  return xs.map((x, at) => element('circle', { class: `mark ${look}`, cx: rounded(x), cy: rounded(ys[at]!), r: 2.5 }));
}

/** Above these, marks of single revisions would run into each other. */
const mostMarks = 60;
/** Half of the column that stands for a single revision. */
const half = 28;

function legend(bands: readonly Band[], left: number, y: number): string[] {
  let x = left;
  return bands.flatMap(({ name, look, values }) => {
    const [first, last] = [values[0]!, values.at(-1)!];
    const text = `${name} ${values.length === 1 ? '' : `${groupedCount(first)} → `}${groupedCount(last)}`;
    const at = x;
    // Fonts differ, so that the room is that of a wide one.
    x += 46 + text.length * 6.6;
    return [
      element('rect', { class: `swatch ${look}`, x: rounded(at), y: y - 10, width: 12, height: 12, rx: 2 }),
      textElement('text', { x: rounded(at + 18), y }, text),
    ];
  });
}

function areaOf(xs: readonly number[], upper: readonly number[], lower: readonly number[]): string {
  return `${lineOf(xs, upper)}${lineOf(xs.toReversed(), lower.toReversed(), -1).replace('M', 'L')}Z`;
}

function lineOf(xs: readonly number[], ys: readonly number[], way = 1): string {
  const points = xs.length === 1 ? [[xs[0]! - way * half, ys[0]!], [xs[0]! + way * half, ys[0]!]] as const : xs.map((x, at) => [x, ys[at]!] as const);
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`).join('');
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

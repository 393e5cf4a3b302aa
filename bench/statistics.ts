/** The middle of the numbers; the mean of the two middle ones when their count is even. Undefined of nothing. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

export type Ratio = { readonly median: number; readonly least: number; readonly most: number };

/** Ours by theirs, pair by pair, so that a slow minute of the machine weighs on both sides. */
export function ratioOfPairs(pairs: readonly (readonly [ours: number, theirs: number])[]): Ratio | undefined {
  const ratios = pairs.map(([ours, theirs]) => ours / theirs);
  const middle = median(ratios);
  return middle === undefined ? undefined : { median: middle, least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** The least number that so large a part of the numbers does not exceed. Undefined of nothing. */
export function percentile(numbers: readonly number[], part: number): number | undefined {
  return numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(numbers.length * part) - 1)];
}

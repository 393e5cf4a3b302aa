/** A ratio to four digits, so that what is kept is what a budget judges; null where there is nothing to divide by. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole);
}

/** A number to four digits. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

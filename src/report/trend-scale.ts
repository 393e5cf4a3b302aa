/** A mark on an axis. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Marks of whole numbers from 0 up to the first that is no less than the largest value: 1, 2 or 5 times a power of ten apart. */
export function countTicks(largest: number): readonly Tick[] {
  const rough = Math.max(1, largest / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough)!;
  return Array.from({ length: Math.max(1, Math.ceil(largest / step)) + 1 }, (_, index) => ({ at: index * step, label: shortCount(index * step) }));
}

/** Marks between two times, few enough to stand beside each other: days where the time is short, else the first of a month. */
export function dateTicks(first: number, last: number): readonly Tick[] {
  const days = dayTicks(first, last);
  const months = monthTicks(first, last);
  return months.length >= 3 ? months : days;
}

/** Times that do not run backwards, as author dates may. */
export function timesOf(dates: readonly string[]): readonly number[] {
  let latest = -Infinity;
  return dates.map((date) => (latest = Math.max(latest, Date.parse(date))));
}

const day = 86_400_000;
const mostTicks = 8;

function dayTicks(first: number, last: number): readonly Tick[] {
  const begin = Math.ceil(first / day) * day;
  const count = Math.floor((last - begin) / day) + 1;
  if (count < 2) return [{ at: first, label: dayOf(first) }];
  const step = Math.ceil(count / mostTicks);
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => begin + index * step * day).map((at) => ({ at, label: dayOf(at) }));
}

function monthTicks(first: number, last: number): readonly Tick[] {
  const [begin, end] = [monthsOf(first) + 1, monthsOf(last)];
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((months) => (end - begin) / months < mostTicks) ?? 240;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(begin / step) * step; month <= end; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12);
    ticks.push({ at, label: dayOf(at).slice(0, 7) });
  }
  return ticks;
}

function monthsOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** 950, 2.5k, 12M: steps have one digit but for the zeros, so nothing is lost. */
function shortCount(count: number): string {
  if (count >= 1_000_000) return `${count / 1_000_000}M`;
  return count >= 1_000 ? `${count / 1_000}k` : String(count);
}

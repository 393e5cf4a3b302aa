import { UserError } from '../model/user-error.ts';

const units: Readonly<Record<string, 'day' | 'month'>> = { d: 'day', w: 'day', m: 'month', y: 'month' };
const lengths: Readonly<Record<string, number>> = { d: 1, w: 7, m: 1, y: 12 };

/**
 * The moment that a `--since` means, in milliseconds: a day (`2025-01-31`), or a span before the last commit (`90d`, `26w`, `6m`, `1y`).
 * Counted from that commit and not from now, so that the same history gives the same report. Throws a UserError for any other text.
 */
export function parseSince(text: string, last: number): number {
  const [, count, unit] = /^(\d{1,4})([dwmy])$/.exec(text.trim()) ?? [];
  if (count !== undefined && unit !== undefined && Number(count) > 0) {
    const amount = Number(count) * lengths[unit]!;
    return units[unit] === 'day' ? last - amount * 24 * 60 * 60 * 1000 : monthsBefore(last, amount);
  }
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.test(text.trim()) ? Date.parse(`${text.trim()}T00:00:00Z`) : NaN;
  // A day that no month has becomes one of the next month.
  if (!Number.isNaN(day) && new Date(day).toISOString().startsWith(text.trim())) return day;
  throw new UserError('usage', `--since ${JSON.stringify(text)} is no span and no day. `
    + 'Write a span before the last commit, such as 90d, 26w, 6m or 1y, or a day, such as 2025-01-31.');
}

/** The same day of an earlier month, or that month's last one. */
function monthsBefore(moment: number, months: number): number {
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  date.setUTCDate(Math.min(day, new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()));
  return date.getTime();
}

import type { JudgedBudget } from '../model/metrics.ts';
import { countText } from './count-text.ts';
import { listed } from '../model/wording.ts';
import { safeLine } from './safe-text.ts';

/** A budget and what became of it, on one line: `instability.orders<=0.7 is broken: orders 0.75`. */
export function budgetLine({ budget, kept, values }: JudgedBudget): string {
  const shown = values.map(({ of, value }) => `${of === undefined ? '' : `${of} `}${value}`);
  const [only] = shown;
  if (kept) return safeLine(`${budget} is kept: ${shown.length === 1 ? only! : `by ${countText(shown.length, 'service')}`}`);
  return safeLine(`${budget} is broken: ${listed(shown, 10)}`);
}

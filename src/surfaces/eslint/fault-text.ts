import { countText } from '../../report/count-text.ts';
import { safeLine } from '../../report/safe-text.ts';

/** What keeps an analysis from its verdict, in one line: the first fault in full, the others counted. */
export function faultText([first, ...others]: readonly string[]): string {
  const rest = others.length === 0 ? '' : ` (and ${countText(others.length, 'other problem')}: \`mandate check\` tells all)`;
  return `mandate could not see enough for its verdict: ${safeLine(first ?? '')}${rest}`;
}

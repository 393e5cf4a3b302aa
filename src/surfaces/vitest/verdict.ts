import { safeText } from '../../report/safe-text.ts';

/** What a matcher gives vitest. */
export interface Verdict {
  readonly pass: boolean;
  message(): string;
}

/** More than these are counted, not listed. */
const most = 10;

/** A verdict with its words: what is told where it fails, where it fails under `.not`, and the places behind it. */
export function verdict(pass: boolean, fails: string, holds: string, places: readonly string[]): Verdict {
  return {
    pass,
    message() {
      const rest = places.length - most;
      const listed = [...places.slice(0, most), ...(rest > 0 ? [`  and ${rest} more`] : [])];
      return safeText([pass ? holds : fails, ...(listed.length > 0 ? ['', ...listed] : [])].join('\n'));
    },
  };
}

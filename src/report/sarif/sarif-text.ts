import { safeText } from '../safe-text.ts';

/** Text for a message: a bracket that would begin a link of SARIF is escaped, so that no name becomes one. */
export function sarifText(text: string): string {
  const shown = safeText(text);
  // A message must not be empty.
  return shown === '' ? '-' : shown.includes('](') ? shown.replace(/[\\[\]]/g, '\\$&') : shown;
}

import { withoutCredentials } from '../model/without-credentials.ts';

/**
 * Text of a repository made fit for a terminal, unit for unit: control characters, escape sequences and marks that turn
 * the direction of writing show as `�`, and credentials show as asterisks. Tabs and line feeds stay.
 */
export function safeText(text: string): string {
  return withoutCredentials(text).replace(unsafe, '�');
}

/** As `safeText`, on one line. */
export function safeLine(text: string): string {
  return safeText(text.replace(/[\r\n\t]+/g, ' '));
}

// C0 without tab and line feed, DEL, C1, direction marks and overrides, line and paragraph separators, lone surrogates.
const unsafe = /(?![\t\n])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

import { parse } from 'yaml';
import type { Reading } from './reading.ts';

/** Reads from texts in memory. */
export function readingOf(texts: Readonly<Record<string, string | undefined>>): Reading {
  return {
    text: (path) => texts[path],
    yaml: (text) => {
      try {
        return { value: parse(text, { logLevel: 'silent' }) as unknown };
      } catch (error) {
        return { value: undefined, problem: { message: String(error), line: 1, column: 1 } };
      }
    },
  };
}

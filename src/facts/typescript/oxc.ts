import { createRequire } from 'node:module';
import type { Comment, ParserOptions, Program } from 'oxc-parser';

/** `import` would load the parser for runs that never need it, or make every reader asynchronous. */
const load = createRequire(import.meta.url);

/** The language a text is parsed as; JSX is part of `jsx` and `tsx` alone. */
export type Language = 'jsx' | 'ts' | 'tsx' | 'dts';

/** A syntax tree, or the first fault that kept the parser from making one. */
export type Parsed =
  | { readonly program: Program; readonly faulty: boolean; comments(): readonly Comment[] }
  | { readonly program?: never; readonly message: string; readonly offset: number };

/**
 * Parses a text with oxc-parser, which is loaded when it is needed first.
 *
 * The parser goes on after faults that leave the syntax clear (`return` outside of a function): such a tree is whole.
 */
export function parseTree(text: string, language: Language): Parsed {
  const { parseSync } = load('oxc-parser') as typeof import('oxc-parser');
  const options: ParserOptions = { lang: language, ...(language === 'jsx' ? { sourceType: 'unambiguous' } : {}) };
  try {
    const result = parseSync('module', text, options);
    const { program, errors } = result;
    const fault = errors[0];
    if (fault === undefined || program.body.length > 0) return { program, faulty: fault !== undefined, comments: () => result.comments };
    return { message: fault.message, offset: fault.labels[0]?.start ?? 0 };
  } catch (error) {
    return { message: `The parser failed: ${error instanceof Error ? error.message : String(error)}`, offset: 0 };
  }
}

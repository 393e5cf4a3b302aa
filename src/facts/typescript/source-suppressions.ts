import type { Program } from 'oxc-parser';
import type { Suppression } from '../../model/waiver.ts';
import type { Comment } from '../comments/comment.ts';
import { type Span, suppressionsOf } from '../comments/suppressions.ts';
import type { Language } from './oxc.ts';
import { parseGuarded } from './parse-module.ts';
import { languageOf } from './read-module.ts';
import { findScripts } from './script-tags.ts';

/** Bump it whenever the same bytes may give other directives. */
export const sourceSuppressions = { id: 'source-suppressions', version: 1 };

/**
 * The directives in the comments of one source file, by the parser: what stands in a string, a template or the text of JSX
 * is none. A file that does not parse has none, and is a Problem elsewhere.
 */
export function readSourceSuppressions(path: string, text: string): Suppression[] {
  const scripts = /\.(?:vue|svelte|astro)$/.test(path) ? findScripts(path, text) : [{ start: 0, end: text.length, language: languageOf(path) }];
  const comments: Comment[] = [];
  const statements: Span[] = [];
  for (const { start, end, language } of scripts) {
    const found = readScript(text.slice(start, end), language);
    comments.push(...found.comments.map((one) => ({ text: one.text, ...moved(one, start) })));
    statements.push(...found.statements.map((one) => moved(one, start)));
  }
  return suppressionsOf(path, text, comments, statements);
}

function readScript(text: string, language: Language): { readonly comments: readonly Comment[]; readonly statements: readonly Span[] } {
  const parsed = parseGuarded(text, language);
  if (parsed.program === undefined) return { comments: [], statements: [] };
  return {
    comments: parsed.comments().map(({ value, start, end }) => ({ text: value, start, end })),
    statements: statementsOf(parsed.program),
  };
}

/** The statements whose finding may stand lines below their beginning: a specifier comes last. */
function statementsOf({ body }: Program): Span[] {
  return body.filter((one) => one.type === 'ImportDeclaration' || one.type === 'ExportAllDeclaration' || one.type === 'TSImportEqualsDeclaration'
    || (one.type === 'ExportNamedDeclaration' && one.source !== null));
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

import { createRequire } from 'node:module';
import type * as NodeSqlParser from 'node-sql-parser';
import type { SqlStatement } from './sql-statements.ts';

/** `import` would load the grammars for runs that never need them, or make every reader asynchronous. */
const load = createRequire(import.meta.url);

/** The grammars that are needed; a build carries these and no others. */
export const dialects = ['postgresql', 'mysql', 'sqlite', 'transactsql'] as const;
type Dialect = (typeof dialects)[number];

/** What is asked of a syntax tree: nothing but that it is made of objects and arrays. */
export type SqlTree = object;

const parsers = new Map<Dialect, { parse(text: string): { readonly ast: SqlTree | readonly SqlTree[] } }>();

/**
 * The syntax tree of one statement by the first dialect that takes it, those first that its quotes speak for. Undefined
 * when none does. Each grammar is loaded when it is needed first.
 */
export function parseQuery(text: string, tokens: SqlStatement): SqlTree | undefined {
  for (const dialect of likely(tokens)) {
    const parser = parserOf(dialect);
    try {
      return parser.parse(text).ast;
    } catch {
      continue; // A refusal, or a stack that a crafted text has used up: the text is then not read.
    }
  }
  return undefined;
}

function likely(tokens: SqlStatement): readonly Dialect[] {
  const first: Dialect[] = [];
  const quote = (mark: string) => tokens.some((token) => token.quote === mark);
  if (quote('`')) first.push('mysql');
  if (quote('[') || tokens.some(({ kind, text }) => kind === 'word' && text.startsWith('@'))) first.push('transactsql');
  return [...new Set([...first, ...dialects])];
}

function parserOf(dialect: Dialect): { parse(text: string): { readonly ast: SqlTree | readonly SqlTree[] } } {
  const known = parsers.get(dialect);
  if (known !== undefined) return known;
  const { Parser } = load(grammarOf(dialect)) as typeof NodeSqlParser;
  const parser = new Parser();
  parsers.set(dialect, parser);
  return parser;
}

/** Users have the grammars beside the built code, as the package takes 89 MB; who runs the sources has the package. */
function grammarOf(dialect: Dialect): string {
  return import.meta.url.endsWith('.ts') ? `node-sql-parser/build/${dialect}.js` : `./sql-parsers/${dialect}.cjs`;
}

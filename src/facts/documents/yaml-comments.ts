import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { Comment } from '../comments/comment.ts';

const load = createRequire(import.meta.url);
/** What the lexer sends before a scalar, so that one which begins with `#` is told from a comment. */
const beforeScalar = '\u001F';

/** The comments of a YAML file, whether or not it can be read whole: templates of Helm cannot. */
export function yamlComments(text: string): Comment[] {
  const { Lexer } = load('yaml') as typeof Yaml;
  const comments: Comment[] = [];
  let at = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    // Marks of the lexer's own take no room in the text.
    if (text.startsWith(token, at)) {
      if (token.startsWith('#') && before !== beforeScalar) comments.push({ text: token.slice(1), start: at, end: at + token.length });
      at += token.length;
    }
    before = token;
  }
  return comments;
}

import type { Reader } from '../../model/facts.ts';
import type { Suppression } from '../../model/waiver.ts';
import { yamlComments } from '../documents/yaml-comments.ts';
import { sqlComments } from '../sql/sql-comments.ts';
import type { Comment } from './comment.ts';
import { dotenvComments } from './dotenv-comments.ts';
import { type CommentSyntax, scanComments } from './scan-comments.ts';
import { suppressionWord, suppressionsOf } from './suppressions.ts';

const prisma: CommentSyntax = { line: ['//'], block: true, quotes: ['"'], onOneLine: true };
const terraform: CommentSyntax = { line: ['#', '//'], block: true, quotes: ['"'], onOneLine: true, heredoc: true };
const toml: CommentSyntax = { line: ['#'], block: false, quotes: ['"""', "'''", '"', "'"], literal: "'", onOneLine: true };
const jsonWithComments: CommentSyntax = { line: ['//'], block: true, quotes: ['"'], onOneLine: true };

/** How the comments of each kind of file are found. Plain JSON has none. */
const kinds: readonly (readonly [RegExp, (text: string) => readonly Comment[]])[] = [
  [/\.ya?ml$/i, yamlComments],
  [/\.(?:sql|ddl)$/i, sqlComments],
  [/\.prisma$/i, (text) => scanComments(text, prisma)],
  [/\.tf$/i, (text) => scanComments(text, terraform)],
  [/\.toml$/i, (text) => scanComments(text, toml)],
  [/\.jsonc$/i, (text) => scanComments(text, jsonWithComments)],
  [/(?:^|\/)[^/]*\.env(?:[._-][^/]*)?$/i, dotenvComments],
  [/(?:^|\/)(?:[^/]*dockerfile[^/]*|containerfile[^/]*|procfile)$/i, instructionComments],
];

/** Above this a file is generated; nobody writes an exception into it. */
const maxLength = 2_000_000;

/** Directives in files that are no source code; asked only of files that another reader reads. */
export const documentSuppressions: Reader<Suppression> = {
  id: 'suppressions',
  version: 1,
  reads: (path) => kinds.some(([name]) => name.test(path)),
  read: (path, text) => {
    if (!text.includes(suppressionWord) || text.length > maxLength) return { facts: [] };
    const [, commentsOf] = kinds.find(([name]) => name.test(path)) ?? [];
    return { facts: commentsOf === undefined ? [] : suppressionsOf(path, text, commentsOf(text)) };
  },
};

/** In a Dockerfile a comment takes a line of its own, and so it does in a Procfile. */
function instructionComments(text: string): Comment[] {
  return [...text.matchAll(/^([ \t]*)#([^\r\n]*)/gm)].map(({ 0: all, 1: indent = '', 2: comment = '', index }) => (
    { text: comment, start: index + indent.length, end: index + all.length }
  ));
}

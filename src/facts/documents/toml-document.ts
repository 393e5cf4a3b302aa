import { createRequire } from 'node:module';
import type * as SmolToml from 'smol-toml';
import { tomlLines, type TomlPath } from './toml-lines.ts';

export interface TomlDocument {
  readonly value: unknown;
  /** The line of the key at a path, from 1; that of the nearest key around it when it has none of its own. */
  lineOf(path: TomlPath): number;
  readonly problem?: { readonly message: string; readonly line: number; readonly column: number };
}

const maxLength = 1_000_000;
/** Of inline tables and arrays, which are parsed by recursion. */
const maxDepth = 100;

const load = createRequire(import.meta.url);

/** Reads TOML. Never throws; the problem's message quotes nothing of the file. The parser is loaded when it is first needed. */
export function readToml(text: string): TomlDocument {
  if (text.length > maxLength) return unread('it is larger than 1 MB');
  const { parse, TomlError } = load('smol-toml') as typeof SmolToml;
  try {
    const value: unknown = parse(text.replace(/^\uFEFF/, ''), { maxDepth });
    let lineOf: TomlDocument['lineOf'] | undefined;
    return { value, lineOf: (path) => (lineOf ??= tomlLines(text))(path) };
  } catch (error) {
    // The parser's own message quotes the file, and with it what may be a secret.
    return error instanceof TomlError ? unread('not valid TOML', error) : unread('not valid TOML');
  }
}

function unread(message: string, at: { readonly line: number; readonly column: number } = { line: 1, column: 1 }): TomlDocument {
  return { value: undefined, lineOf: () => 1, problem: { message, line: Math.max(1, at.line), column: Math.max(1, at.column) } };
}

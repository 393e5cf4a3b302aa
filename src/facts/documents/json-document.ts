import { createRequire } from 'node:module';
import type * as Jsonc from 'jsonc-parser';
import { nestsTooDeeply } from '../../model/nesting-depth.ts';

export interface JsonDocument {
  readonly value: unknown;
  /** The line of the property at a path of keys, from 1; 1 when there is none. */
  lineOf(path: readonly string[]): number;
  readonly problem?: { readonly message: string; readonly line: number; readonly column: number };
}

const maxLength = 1_000_000;

const load = createRequire(import.meta.url);

/**
 * Reads JSON, with comments and trailing commas if need be. Never throws; the problem's message quotes nothing of the
 * file. The tolerant parser is loaded only when plain JSON fails or a line is asked for.
 */
export function readJson(text: string): JsonDocument {
  if (text.length > maxLength) {
    return { value: undefined, lineOf: () => 1, problem: { message: 'it is larger than 1 MB', line: 1, column: 1 } };
  }
  if (nestsTooDeeply(text)) return { value: undefined, lineOf: () => 1, problem: { message: 'it nests too deeply', line: 1, column: 1 } };
  const lineOf = (path: readonly string[]): number => lineOfProperty(text, path);
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')), lineOf };
  } catch {
    return readTolerantly(text, lineOf);
  }
}

function readTolerantly(text: string, lineOf: JsonDocument['lineOf']): JsonDocument {
  const errors: Jsonc.ParseError[] = [];
  const value: unknown = jsonc().parse(text, errors, { allowTrailingComma: true });
  const error = errors[0];
  return error === undefined ? { value, lineOf } : { value, lineOf, problem: { message: 'not valid JSON', ...positionOf(text, error.offset) } };
}

function lineOfProperty(text: string, path: readonly string[]): number {
  const tree = jsonc().parseTree(text, [], { allowTrailingComma: true });
  const value = tree && jsonc().findNodeAtLocation(tree, [...path]);
  return value === undefined ? 1 : positionOf(text, (value.parent ?? value).offset).line;
}

function jsonc(): typeof Jsonc {
  return load('jsonc-parser') as typeof Jsonc;
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

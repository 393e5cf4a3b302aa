import { findNodeAtLocation, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { Site } from '../model/site.ts';

export interface ParsedJson {
  /** What could be read, also when there is an error. */
  readonly value: unknown;
  /** The first thing that is wrong. */
  readonly error: { readonly message: string; readonly line: number; readonly column: number } | undefined;
}

/** An object of JSON, its values not yet looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads JSON and never throws. With `comments`, comments and trailing commas are no error; without, they are, but the
 * value is read all the same.
 */
export function parseJson(text: string, comments: boolean): ParsedJson {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { value: JSON.parse(plain), error: undefined };
  } catch {
    return parseTolerantly(plain, comments);
  }
}

/** Where a property stands in a JSON text; its first place when there is no such property. */
export function placeOf(file: string, text: string | undefined, path: readonly (string | number)[]): Site {
  try {
    const tree = parseTree(text ?? '');
    const node = tree === undefined ? undefined : findNodeAtLocation(tree, [...path]);
    return { file, ...position(text ?? '', node?.offset ?? 0) };
  } catch {
    return { file, line: 1, column: 1 };
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is an object, an empty one otherwise. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The strings of a list; a single string counts as a list of one. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function parseTolerantly(text: string, comments: boolean): ParsedJson {
  try {
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { allowTrailingComma: comments, disallowComments: !comments });
    const first = errors[0];
    if (first === undefined) return { value, error: undefined };
    const { line, column } = position(text, first.offset);
    return { value, error: { message: reasons[printParseErrorCode(first.error)] ?? 'is not valid JSON', line, column } };
  } catch {
    // The parser is recursive; only a file that nests thousands of brackets gets here.
    return { value: undefined, error: { message: 'is nested too deeply', line: 1, column: 1 } };
  }
}

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'has a word here that JSON does not know',
  InvalidNumberFormat: 'has a malformed number here',
  PropertyNameExpected: 'lacks a property name here',
  ValueExpected: 'lacks a value here',
  ColonExpected: 'lacks a colon here',
  CommaExpected: 'lacks a comma here',
  CloseBraceExpected: 'lacks a closing brace here',
  CloseBracketExpected: 'lacks a closing bracket here',
  EndOfFileExpected: 'goes on after its end here',
  InvalidCommentToken: 'has a comment here, which JSON does not allow',
  UnexpectedEndOfComment: 'has a comment that does not end',
  UnexpectedEndOfString: 'has a string here that does not end',
};

function position(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

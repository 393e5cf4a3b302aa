import { parseTree, getNodeValue, findNodeAtLocation, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { LineCounter, isCollection, isNode, isPair, isScalar, parseDocument, type Document } from 'yaml';
import { UserError } from '../model/user-error.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A config that is data: its value, and where in the text a path of keys stands. */
export interface ParsedData {
  readonly value: unknown;
  /** The place of the key that ends the path; of the nearest one above it when the path leads nowhere. */
  positionOf(path: readonly PropertyKey[]): Position;
}

/** Parses JSON (comments and trailing commas allowed); throws a UserError that names file, line and column. */
export function parseJson(file: string, text: string): ParsedData {
  const errors: ParseError[] = [];
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined || tree === undefined) {
    const what = error === undefined ? 'it holds no value' : words(printParseErrorCode(error.error));
    throw syntaxError(file, 'JSON', positionIn(text, error?.offset ?? 0), what);
  }
  return { value: getNodeValue(tree), positionOf: (path) => positionIn(text, jsonOffset(tree, path)) };
}

/** Parses YAML; throws a UserError that names file, line and column. */
export function parseYaml(file: string, text: string): ParsedData {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const [error] = document.errors;
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (error !== undefined) throw syntaxError(file, 'YAML', place(error.pos[0]), error.message);
  return { value: yamlValue(file, document), positionOf: (path) => place(yamlOffset(document, path)) };
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function syntaxError(file: string, language: string, { line, column }: Position, what: string): UserError {
  return new UserError('config', `${file}:${line}:${column}: this is no valid ${language}: ${what}.`);
}

/** `CommaExpected` → `comma expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function jsonOffset(tree: Node, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length).map((key) => typeof key === 'symbol' ? '' : key));
    if (node === undefined) continue;
    return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return tree.offset;
}

/** An alias that expands without end is refused by the parser. */
function yamlValue(file: string, document: Document): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    throw syntaxError(file, 'YAML', { line: 1, column: 1 }, error instanceof Error ? error.message : String(error));
  }
}

function yamlOffset(document: Document, path: readonly PropertyKey[]): number {
  let at: unknown = document.contents;
  let offset = isNode(at) ? at.range?.[0] ?? 0 : 0;
  for (const key of path) {
    if (!isCollection(at)) break;
    const item: unknown = at.items.find((candidate, index) =>
      isPair(candidate) ? isScalar(candidate.key) && String(candidate.key.value) === String(key) : index === key);
    if (item === undefined) break;
    const start = isPair(item) ? item.key : item;
    if (isNode(start)) offset = start.range?.[0] ?? offset;
    at = isPair(item) ? item.value : item;
  }
  return offset;
}

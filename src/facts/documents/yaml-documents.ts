import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { nestsTooDeeply } from '../../model/nesting-depth.ts';

/** One document of a YAML file as plain values; merge keys and anchors are resolved. */
export interface YamlDocument {
  readonly value: unknown;
  /** The line of the value at a path of keys, from 1; that of the document when there is none. */
  lineOf(path: readonly (string | number)[]): number;
}

export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  readonly problem?: { readonly message: string; readonly line: number; readonly column: number };
}

/** Larger files are no hand-written configuration; reading one would cost seconds. */
const maxLength = 1_000_000;
/** Far above what people write, far below what an anchor bomb needs. */
const maxAliasCount = 1_000;

const load = createRequire(import.meta.url);

/**
 * Reads all documents of a YAML file. Never throws and never hangs: what cannot be read is the problem, and its message
 * quotes nothing of the file. The parser is loaded on first use, because most runs find every answer in the cache.
 */
export function readYaml(text: string): YamlFile {
  if (text.length > maxLength) {
    return { documents: [], problem: { message: 'it is larger than 1 MB', line: 1, column: 1 } };
  }
  if (nestsTooDeeply(text)) return { documents: [], problem: { message: 'it nests too deeply', line: 1, column: 1 } };
  const yaml = load('yaml') as typeof Yaml;
  const lineCounter = new yaml.LineCounter();
  try {
    const parsed = yaml.parseAllDocuments(text, {
      lineCounter, merge: true, uniqueKeys: false, strict: false, prettyErrors: false, logLevel: 'silent',
    });
    const documents: YamlDocument[] = [];
    let problem: YamlFile['problem'];
    for (const document of parsed) {
      const error = document.errors[0];
      if (error !== undefined) problem ??= located(error.message, lineCounter.linePos(error.pos[0]));
      const read = toValue(document);
      if (read.failed !== undefined) problem ??= located(read.failed, { line: 1, col: 1 });
      else documents.push({ value: read.value, lineOf: (path) => lineOf(document, path, lineCounter) });
    }
    return problem === undefined ? { documents } : { documents, problem };
  } catch {
    return { documents: [], problem: { message: 'not valid YAML', line: 1, column: 1 } };
  }
}

function toValue(document: Yaml.Document.Parsed): { readonly value?: unknown; readonly failed?: string } {
  try {
    return { value: document.toJS({ maxAliasCount }) };
  } catch {
    return { failed: 'its anchors and aliases cannot be resolved' };
  }
}

function located(message: string, at: { readonly line: number; readonly col: number }) {
  // The first line names the fault; what follows may quote the file, and with it a secret.
  return { message: `not valid YAML (${message.split('\n', 1)[0]!.replace(/:.*$/, '')})`, line: Math.max(1, at.line), column: Math.max(1, at.col) };
}

function lineOf(document: Yaml.Document.Parsed, path: readonly (string | number)[], lineCounter: Yaml.LineCounter): number {
  const start = keyStart(document.contents, path) ?? document.range[0];
  return Math.max(1, lineCounter.linePos(start).line);
}

/** Where the last key of a path starts. A key that only a merge brings in has no place of its own. */
function keyStart(contents: unknown, path: readonly (string | number)[]): number | undefined {
  let node = contents as { readonly items?: readonly unknown[]; readonly range?: readonly number[] } | null | undefined;
  let start = node?.range?.[0];
  for (const key of path) {
    const items = node?.items;
    if (items === undefined) return start;
    const item = typeof key === 'number' ? items[key] : items.find((pair) => keyOf(pair) === key);
    if (item === undefined) return start;
    const pair = item as { readonly key?: { readonly range?: readonly number[] }; readonly value?: unknown };
    const next = (typeof key === 'number' ? item : pair.value) as typeof node;
    start = (typeof key === 'number' ? next?.range?.[0] : pair.key?.range?.[0]) ?? start;
    node = next;
  }
  return start;
}

function keyOf(pair: unknown): unknown {
  return (pair as { readonly key?: { readonly value?: unknown } }).key?.value;
}

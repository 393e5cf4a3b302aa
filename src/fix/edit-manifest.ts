import { applyEdits, modify, parse } from 'jsonc-parser';
import type { DependencyRepair } from '../model/repair.ts';

/**
 * The text of a package.json with one entry more: in order where the others are, formatted as the file is, and everything
 * else as it was. Undefined when the text is no plain JSON object.
 */
export function editManifest(text: string, { section, package: name, range }: DependencyRepair): string | undefined {
  const manifest = objectIn(text);
  const entries = manifest?.[section];
  if (manifest === undefined || (entries !== undefined && !isObject(entries))) return undefined;
  if (entries !== undefined && Object.hasOwn(entries, name)) return text;
  const formattingOptions = formatOf(text);
  const options = { formattingOptions, getInsertionIndex: (names: string[]) => placeAmong(names, entries === undefined ? section : name, entries === undefined) };
  const edits = entries === undefined ? modify(text, [section], { [name]: range }, options) : modify(text, [section, name], range, options);
  const after = applyEdits(text, edits);
  return JSON.stringify(objectIn(after)?.[section]) === undefined ? undefined : after;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const errors: Parameters<typeof parse>[1] = [];
  const value: unknown = parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors.length === 0 && isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a name goes: among sorted ones in their order, else last. A section goes before the next that npm would write. */
function placeAmong(names: readonly string[], name: string, isSection: boolean): number {
  if (isSection) {
    const next = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
    const at = names.findIndex((other) => next.indexOf(other) > next.indexOf(name));
    return at < 0 ? names.length : at;
  }
  const isSorted = names.every((other, at) => at === 0 || names[at - 1]! <= other);
  const at = isSorted ? names.findIndex((other) => other > name) : -1;
  return at < 0 ? names.length : at;
}

function formatOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 1 : indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

import type { FoundImport } from './found-facts.ts';
import { noNames } from './found-facts.ts';
import { skipTrivia } from './trivia.ts';

const directive = /^(\/\/\/[ \t]*<reference[ \t](?:[^>]*?[ \t])?(path|types)[ \t]*=[ \t]*)(?:"([^"]+)"|'([^']+)')/i;

/**
 * Reads `/// <reference path types>` of the leading comments, the only place where they have a meaning.
 *
 * A path is relative to its file whether it starts with a dot or not, so `./` is put before a bare one.
 */
export function readReferences(text: string, out: FoundImport[]): void {
  const end = skipTrivia(text, 0);
  if (end < 20 || !text.slice(0, end).includes('<ref')) return;
  for (let at = text.indexOf('/'); at >= 0 && at < end; at = text.indexOf('/', at)) {
    if (text.charCodeAt(at + 1) === 42 /* * */) {
      at = text.indexOf('*/', at + 2) + 2;
      continue;
    }
    const lineEnd = text.indexOf('\n', at);
    const line = text.slice(at, lineEnd < 0 ? end : lineEnd);
    const match = line.includes('/>') ? directive.exec(line) : null;
    if (match !== null) out.push(toImport(match[2]!, (match[3] ?? match[4])!, at + match[1]!.length));
    at += line.length;
  }
}

function toImport(attribute: string, value: string, offset: number): FoundImport {
  const bare = attribute.toLowerCase() === 'path' && !/^[./]/.test(value);
  return { specifier: bare ? `./${value}` : value, kind: 'reference', typeOnly: true, offset, names: noNames };
}

import type { Language } from './oxc.ts';

/** One script of a file that holds more than scripts. */
export interface Script {
  readonly start: number;
  readonly end: number;
  readonly language: Language;
  /** The file that `src` names, with the offset of its quote. */
  readonly source?: { readonly specifier: string; readonly offset: number };
  /** Whether what it exports is exported by the file. */
  readonly exports: boolean;
}

const openingTag = /<script((?:[^>"'{]|"[^"]*"|'[^']*'|\{[^}]*\}){0,5000})>/iy;

/** Finds the scripts of a file in the order in which they stand; those in HTML comments and of foreign types are none. */
export function findScripts(path: string, text: string): Script[] {
  const astro = path.endsWith('.astro');
  const scripts: Script[] = [];
  let at = 0;
  if (astro) {
    const fence = /^\uFEFF?\s*---[ \t]*\r?\n/.exec(text);
    if (fence !== null) {
      const start = fence[0].length;
      const close = text.startsWith('---', start) ? start : text.indexOf('\n---', start);
      const end = close < 0 ? text.length : close;
      scripts.push({ start, end, language: 'ts', exports: true });
      at = end;
    }
  }
  const marks = /<!--|<script(?=[\s>/])/gi;
  marks.lastIndex = at;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '<!--') {
      const close = text.indexOf('-->', mark.index);
      if (close < 0) break;
      marks.lastIndex = close;
      continue;
    }
    openingTag.lastIndex = mark.index;
    const tag = openingTag.exec(text);
    if (tag === null) break; // Nothing after a tag without end can be told from its attributes.
    const start = openingTag.lastIndex;
    const closing = /<\/script\s*>/gi;
    closing.lastIndex = start;
    const end = tag[1]!.endsWith('/') ? start : closing.exec(text)?.index ?? text.length;
    const script = toScript(path, tag[1]!, mark.index + '<script'.length, start, end);
    if (script !== undefined) scripts.push(script);
    marks.lastIndex = end;
  }
  return scripts;
}

function toScript(path: string, tag: string, tagStart: number, start: number, end: number): Script | undefined {
  const attributes = readAttributes(tag);
  const type = attributes.get('type')?.value;
  if (attributes.has('is:inline') || (type !== undefined && !/^(?:module|(?:text|application)\/(?:java|ecma|type)script|ts)?$/i.test(type))) {
    return undefined;
  }
  const source = attributes.get('src');
  const isModulePath = source !== undefined && !/^(?:[a-z][a-z\d+.-]*:|\/|$)/i.test(source.value);
  return {
    start,
    end,
    language: languageOf(path, attributes.get('lang')?.value ?? (type?.includes('typescript') ? 'ts' : undefined)),
    ...(isModulePath ? { source: { specifier: source.value, offset: tagStart + source.offset } } : {}),
    exports: path.endsWith('.svelte') ? attributes.has('module') || attributes.get('context')?.value === 'module' : path.endsWith('.vue'),
  };
}

function readAttributes(tag: string): Map<string, { readonly value: string; readonly offset: number }> {
  const attributes = new Map<string, { readonly value: string; readonly offset: number }>();
  for (const match of tag.matchAll(/([^\s"'=/{}]+)(?:(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>/{}]+)|\{[^}]*\}))?/g)) {
    const value = match[3] ?? match[4] ?? match[5] ?? '';
    attributes.set(match[1]!, { value, offset: match.index + match[1]!.length + (match[2]?.length ?? 0) });
  }
  return attributes;
}

function languageOf(path: string, lang: string | undefined): Language {
  if (lang === undefined) return path.endsWith('.astro') ? 'ts' : 'jsx';
  if (lang === 'ts' || lang === 'typescript') return 'ts';
  return lang === 'tsx' ? 'tsx' : 'jsx';
}

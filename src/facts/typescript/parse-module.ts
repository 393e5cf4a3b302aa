import type { ModuleFacts } from '../../model/facts.ts';
import type { FoundFacts } from './found-facts.ts';
import { settleFacts } from './found-facts.ts';
import { makeLocator } from './locate.ts';
import { nestsTooDeep } from './nesting.ts';
import { parseTree } from './oxc.ts';
import type { Language, Parsed } from './oxc.ts';
import { readReferences } from './references.ts';
import { scanBrokenModule } from './scan-header.ts';
import { readTree } from './tree-facts.ts';

/** A tree of this many code units would take gigabytes. */
const longest = 4 * 1024 * 1024;

/** Reads a module with a parser: the answer for every module that the scanner leaves alone. */
export function parseModule(text: string, language: Language): ModuleFacts {
  const parsed = parseGuarded(text, language);
  if (parsed.program === undefined) return broken(text, parsed.message, parsed.offset);
  const found: FoundFacts = { imports: [], exports: [] };
  readReferences(text, found.imports);
  readTree(parsed.program, found);
  return settleFacts(text, found);
}

/** The tree of a text in the language of its name or another that fits; none of a text that would exhaust the parser. */
export function parseGuarded(text: string, language: Language): Parsed {
  if (text.length > longest) {
    return { message: `The file is too large to parse (${(text.length / 1024 / 1024).toFixed(1)} MiB of text, the limit is 4).`, offset: 0 };
  }
  if (nestsTooDeep(text)) return { message: 'The file nests brackets too deep to parse.', offset: 0 };
  return parseInAnyLanguage(text, language);
}

function broken(text: string, message: string, offset: number): ModuleFacts {
  return scanBrokenModule(text, { message, ...makeLocator(text)(offset) });
}

/** What else a text may be when it is not what its name says: JavaScript with types, a declaration file with code. */
const alternatives: Readonly<Record<Language, readonly Language[]>> = { jsx: ['tsx', 'ts'], dts: ['ts'], ts: [], tsx: [] };

/** The first language without a fault, else the first that gives a tree at all. */
function parseInAnyLanguage(text: string, language: Language): Parsed {
  const first = parseTree(text, language);
  if (first.program !== undefined && !first.faulty) return first;
  let best = first;
  for (const other of alternatives[language]) {
    const parsed = parseTree(text, other);
    if (parsed.program === undefined) continue;
    if (!parsed.faulty) return parsed;
    if (best.program === undefined) best = parsed;
  }
  return best;
}

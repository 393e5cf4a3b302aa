import type { ExportFact, ImportFact, ModuleFacts } from '../../model/facts.ts';
import { makeLocator } from './locate.ts';
import type { Language } from './oxc.ts';
import { findScripts } from './script-tags.ts';

/**
 * Reads the scripts of a .vue, .svelte or .astro file as one module, at their places in the file.
 *
 * Such a file exports its component as `default` without saying so. `export` in a component's own script of Svelte
 * declares a property and is no export of the module.
 */
export function readScriptBlocks(
  path: string, text: string, readScript: (text: string, language: Language) => ModuleFacts,
): ModuleFacts {
  const locate = makeLocator(text);
  const imports: ImportFact[] = [];
  const exports: ExportFact[] = [];
  let unparsed: ModuleFacts['unparsed'];
  for (const script of findScripts(path, text)) {
    if (script.source !== undefined) {
      const { specifier, offset } = script.source;
      imports.push({ specifier, kind: 'import', typeOnly: false, ...locate(offset), names: [] });
    }
    const origin = locate(script.start);
    const facts = readScript(text.slice(script.start, script.end), script.language);
    const shift = <Place extends { readonly line: number; readonly column: number }>(place: Place): Place => ({
      ...place,
      line: place.line + origin.line - 1,
      column: place.line === 1 ? place.column + origin.column - 1 : place.column,
    });
    const first = imports.length;
    for (const fact of facts.imports) imports.push(shift(fact));
    if (script.exports) {
      for (const fact of facts.exports) exports.push(fact.kind === 'local' ? fact : { ...fact, from: fact.from + first });
    }
    if (facts.unparsed !== undefined) unparsed ??= shift(facts.unparsed);
  }
  if (!exports.some((fact) => fact.kind !== 'star' && fact.name === 'default')) {
    exports.push({ kind: 'local', name: 'default', local: 'default' });
  }
  return unparsed === undefined ? { imports, exports } : { imports, exports, unparsed };
}

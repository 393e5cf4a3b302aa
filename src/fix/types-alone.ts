import type { SourceFile } from 'ts-morph';
import type { Site } from '../model/site.ts';
import type { Parser } from './load-parser.ts';

/**
 * The names that are passed on as types somewhere on the way: `export { type A } from './a'`. At run time an entry does not
 * have them. Aliases on the way are followed; a name is rather told too often than missed.
 */
export function typesAlone(parser: Parser, textOf: (file: string) => string | undefined, via: readonly Site[]): ReadonlySet<string> {
  const passed = [...new Set(via.map(({ file }) => file))].flatMap((file) => {
    const text = textOf(file);
    return text === undefined ? [] : passedOn(parser.parse(`via/${file}`, text), new Set(via.filter((site) => site.file === file).map(({ line, column }) => `${line}:${column}`)));
  });
  const found = new Set(passed.filter(({ isType }) => isType).flatMap(({ name, as }) => [name, as]));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { name, as } of passed) if (found.has(name)) found.add(as);
  }
  return found;
}

interface Passed {
  readonly name: string;
  readonly as: string;
  readonly isType: boolean;
}

/** What the statements at these places say, and what the file exports of its own bindings. */
function passedOn(tree: SourceFile, places: ReadonlySet<string>): Passed[] {
  const isAt = (start: number | undefined): boolean => {
    if (start === undefined) return false;
    const { line, column } = tree.getLineAndColumnAtPos(start);
    return places.has(`${line}:${column}`);
  };
  const imports = tree.getImportDeclarations().filter((one) => isAt(one.getModuleSpecifier().getStart())).flatMap((one) => one.getNamedImports());
  const exports = tree.getExportDeclarations()
    .filter((one) => !one.hasModuleSpecifier() || isAt(one.getModuleSpecifier()?.getStart()))
    .flatMap((one) => one.getNamedExports().map((element) => ({ element, all: one.isTypeOnly() && !one.hasModuleSpecifier() })));
  return [
    ...imports.map((one) => ({ name: one.getName(), as: one.getAliasNode()?.getText() ?? one.getName(), isType: one.isTypeOnly() })),
    ...exports.map(({ element, all }) => ({ name: element.getName(), as: element.getAliasNode()?.getText() ?? element.getName(), isType: all || element.isTypeOnly() })),
  ];
}

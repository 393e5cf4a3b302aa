import type { ExportDeclaration, ExportSpecifier, ImportDeclaration, ImportSpecifier } from 'ts-morph';
import type { ImportMove } from '../model/repair.ts';
import type { Parser } from './load-parser.ts';

export type Declaration = ImportDeclaration | ExportDeclaration;
type Element = ImportSpecifier | ExportSpecifier;

/** The one specifier that all of a statement goes to, or the text of the statements that it becomes. */
export type Split = { readonly whole: string } | { readonly text: string };

/** Divides what a statement takes among specifiers; a sentence's end when that cannot be done with certainty. */
export function splitStatement({ vendor }: Parser, statement: Declaration, moves: readonly ImportMove[]): Split | string {
  const target = new Map(moves.flatMap(({ names, specifier }) => names.map((name) => [name, specifier] as const)));
  const parts = partsOf(statement, vendor.Node.isImportDeclaration(statement) ? statement : undefined);
  const taken = [...(parts.fallback === undefined ? [] : ['default']), ...(parts.isWhole ? ['*'] : []), ...parts.elements.map((one) => one.getName())];
  const [first, ...others] = new Set(taken.map((name) => target.get(name)));
  if (first !== undefined && others.length === 0) return { whole: first };
  if (parts.isWhole || statement.getAttributes() !== undefined) return 'only a part of what it takes is published';
  if (/\/[/*]/.test(statement.getText().slice(0, parts.tailAt))) return 'there are comments among its names';
  return { text: textOf(statement, parts, target) };
}

interface Parts {
  /** The name that the default export is bound to. */
  readonly fallback: string | undefined;
  readonly isWhole: boolean;
  readonly elements: readonly Element[];
  /** `import`, `export type`, … */
  readonly keyword: string;
  /** Where ` from '…'` begins, from the start of the statement. */
  readonly tailAt: number;
}

function partsOf(statement: Declaration, asImport: ImportDeclaration | undefined): Parts {
  const named = asImport?.getNamedImports() ?? (statement as ExportDeclaration).getNamedExports();
  const word = asImport === undefined ? 'export' : 'import';
  const bindings = asImport?.getImportClause() ?? (statement as ExportDeclaration).getNamespaceExport();
  const text = statement.getText();
  return {
    fallback: asImport?.getDefaultImport()?.getText(),
    isWhole: asImport === undefined ? (statement as ExportDeclaration).isNamespaceExport() : asImport.getNamespaceImport() !== undefined,
    elements: named,
    keyword: statement.isTypeOnly() ? `${word} type` : word,
    tailAt: bindings === undefined ? text.indexOf('}', (named.at(-1)?.getEnd() ?? statement.getStart()) - statement.getStart()) + 1
      : bindings.getEnd() - statement.getStart(),
  };
}

/** First what moves, a statement for each entry, then what stays, in the form that it has. */
function textOf(statement: Declaration, parts: Parts, target: ReadonlyMap<string, string>): string {
  const source = statement.getSourceFile().getFullText();
  const text = statement.getText();
  const tail = text.slice(parts.tailAt);
  const literal = statement.getModuleSpecifier()!;
  const [quote, old] = [literal.getText()[0]!, literal.getText()];
  const open = /\{[ \t]/.test(text) ? ['{ ', ' }'] as const : /\{\S/.test(text) ? ['{', '}'] as const : ['{ ', ' }'] as const;
  const lineStart = source.lastIndexOf('\n', statement.getStart() - 1) + 1;
  const indent = /^[ \t]*/.exec(source.slice(lineStart, statement.getStart()))![0];
  const newLine = (source.includes('\r\n') ? '\r\n' : '\n') + indent;
  const specifiers = [...new Set([...(parts.fallback === undefined ? [] : ['default']), ...parts.elements.map((one) => one.getName())]
    .flatMap((name) => target.get(name) ?? []))];
  const statements = specifiers.map((specifier) => {
    const names = parts.elements.filter((one) => target.get(one.getName()) === specifier).map((one) => one.getText()).join(', ');
    const bound = [
      ...(parts.fallback !== undefined && target.get('default') === specifier ? [parts.fallback] : []),
      ...(names === '' ? [] : [open[0] + names + open[1]]),
    ].join(', ');
    return `${parts.keyword} ${bound}${tail.replace(old, () => quote + specifier + quote)}`;
  });
  const kept = parts.elements.filter((one) => !target.has(one.getName()));
  const keptFallback = parts.fallback !== undefined && !target.has('default') ? [parts.fallback] : [];
  if (kept.length + keptFallback.length > 0) {
    const bound = [...keptFallback, ...(kept.length === 0 ? [] : [bracesWith(statement, parts, kept, source)])].join(', ');
    statements.push(`${parts.keyword} ${bound}${tail}`);
  }
  return statements.join(newLine);
}

/** The braces as they stand, without the names that moved: each one that stays keeps what is before it. */
function bracesWith(statement: Declaration, { elements, tailAt }: Parts, kept: readonly Element[], source: string): string {
  const [first, last] = [elements[0]!, elements.at(-1)!];
  const open = source.lastIndexOf('{', first.getStart());
  const before = (one: Element): string => {
    const at = elements.indexOf(one);
    return at === 0 ? source.slice(open + 1, first.getStart()) : source.slice(elements[at - 1]!.getEnd(), one.getStart());
  };
  const list = kept.map((one, at) => (at === 0 ? source.slice(open + 1, first.getStart()) : before(one)) + one.getText()).join('');
  return `{${list}${source.slice(last.getEnd(), statement.getStart() + tailAt)}`;
}

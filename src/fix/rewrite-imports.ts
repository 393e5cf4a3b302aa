import type { Node, SourceFile, StringLiteral } from 'ts-morph';
import type { ImportMove, ImportRepair } from '../model/repair.ts';
import type { Parser } from './load-parser.ts';
import { splitStatement, type Declaration } from './split-statement.ts';
import { takenByCall } from './taken-by-call.ts';
import { typesAlone } from './types-alone.ts';

export interface Source {
  readonly file: string;
  readonly text: string;
  /** The text of any file, to see how an entry passes names on. */
  textOf(file: string): string | undefined;
}

export interface Rewritten {
  readonly text: string;
  readonly moved: readonly ImportRepair[];
  readonly left: readonly { readonly line: number; readonly reason: string }[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Rewrites the imports of one file: specifiers are exchanged, statements split where only some names move. */
export function rewriteImports(parser: Parser, source: Source, repairs: readonly ImportRepair[]): Rewritten {
  const tree = parser.parse(source.file, source.text);
  const edits: Edit[] = [];
  const moved: ImportRepair[] = [];
  const left: { line: number; reason: string }[] = [];
  for (const repair of repairs) {
    const literal = literalAt(parser, tree, repair);
    const safe = literal === undefined ? repair : { ...repair, moves: safeMoves(parser, source, literal, repair.moves) };
    const outcome = literal === undefined ? 'it stands in no place that can be rewritten'
      : safe.moves.length === 0 ? 'the entry passes it on as a type alone'
        : rewrite(parser, literal, safe.moves);
    if (typeof outcome === 'string') left.push({ line: repair.site.line, reason: `${repair.specifier} is left: ${outcome}` });
    else {
      edits.push(...outcome);
      moved.push(safe);
    }
  }
  return { text: withEdits(source.text, edits), moved, left };
}

/** The string that a repair speaks of; undefined when something else stands there, as in a file that is not all script. */
function literalAt({ vendor }: Parser, tree: SourceFile, { site, specifier }: ImportRepair): StringLiteral | undefined {
  if (!/\.[cm]?[jt]sx?$/.test(site.file)) return undefined;
  const starts = tree.compilerNode.getLineStarts();
  const start = starts[site.line - 1];
  const node = start === undefined ? undefined : tree.getDescendantAtPos(start + site.column - 1);
  return vendor.Node.isStringLiteral(node) && node.getLiteralValue() === specifier ? node : undefined;
}

function safeMoves(parser: Parser, source: Source, literal: StringLiteral, moves: readonly ImportMove[]): readonly ImportMove[] {
  const statement = literal.getParent();
  const { Node: N } = parser.vendor;
  if ((N.isImportDeclaration(statement) || N.isExportDeclaration(statement)) && statement.isTypeOnly()) return moves;
  return moves.flatMap((move) => {
    const types = typesAlone(parser, source.textOf, move.via);
    const names = move.names.filter((name) => !types.has(name));
    return names.length === 0 ? [] : [{ ...move, names }];
  });
}

/** The edits of one import, or why it has to stay. */
function rewrite(parser: Parser, literal: StringLiteral, moves: readonly ImportMove[]): readonly Edit[] | string {
  const { Node: N } = parser.vendor;
  const parent: Node | undefined = literal.getParent();
  if (N.isImportDeclaration(parent) || N.isExportDeclaration(parent)) return rewriteStatement(parser, parent, literal, moves);
  const [move, ...others] = moves;
  if (!N.isCallExpression(parent) || move === undefined || others.length > 0) return 'what it takes goes to more than one entry';
  const taken = takenByCall(parser, parent);
  if (taken === undefined) return 'it is not certain what is taken of it';
  return taken.every((name) => move.names.includes(name)) ? [exchange(literal, move.specifier)] : 'only a part of what it takes is published';
}

function rewriteStatement(parser: Parser, statement: Declaration, literal: StringLiteral, moves: readonly ImportMove[]): readonly Edit[] | string {
  const split = splitStatement(parser, statement, moves);
  if (typeof split === 'string') return split;
  if ('whole' in split) return [exchange(literal, split.whole)];
  return [{ start: statement.getStart(), end: statement.getEnd(), text: split.text }];
}

/** What stands between the quotes; they stay. */
function exchange(literal: StringLiteral, specifier: string): Edit {
  return { start: literal.getStart() + 1, end: literal.getEnd() - 1, text: specifier };
}

function withEdits(text: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: replacement }) => result.slice(0, start) + replacement + result.slice(end), text);
}

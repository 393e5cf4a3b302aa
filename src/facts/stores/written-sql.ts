import type { Site } from '../../model/site.ts';
import type { CodeModule, Node } from '../code/code-module.ts';
import { hole } from '../sql/sql-tokens.ts';
import { plainText, unwrap } from '../typescript/tree-walk.ts';

/** SQL as code writes it: each hole of `text` stands for one of `holes`, in order. */
export interface WrittenSql {
  readonly text: string;
  readonly holes: readonly { readonly offset: number; readonly expression: Node }[];
  siteAt(module: CodeModule, offset: number): Site;
}

/** What may be known about what an expression puts into the SQL. */
export type Fill = (expression: Node) => string | undefined;

interface Piece {
  readonly text: string;
  readonly offset: number;
  readonly node: Node;
}

/** The text of a literal, a template or a sum of such; undefined for every other expression. */
export function writtenSql(node: Node, fill: Fill): WrittenSql | undefined {
  const nodes = piecesOf(node);
  if (nodes === undefined) return undefined;
  const pieces: Piece[] = [];
  const holes: { readonly offset: number; readonly expression: Node }[] = [];
  let text = '';
  for (const each of nodes) {
    const written = ownText(each) ?? fill(each);
    if (written === undefined) holes.push({ offset: text.length, expression: each });
    pieces.push({ text: written ?? hole, offset: text.length, node: each });
    text += written ?? hole;
  }
  return { text, holes, siteAt: (module, offset) => siteIn(module, pieces, offset) };
}

/** Literals, parts of templates and what stands between them, in the order of the text. */
function piecesOf(root: Node): readonly Node[] | undefined {
  const pieces: Node[] = [];
  const open = [root];
  let isText = false;
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    const node = unwrap(each);
    if (node.type === 'BinaryExpression' && node.operator === '+') open.push(node.right, node.left);
    else if (node.type === 'TemplateLiteral') open.push(...node.quasis.flatMap((quasi, index): Node[] => [quasi, ...node.expressions.slice(index, index + 1)]).reverse());
    else pieces.push(node);
    isText ||= ownText(node) !== undefined;
  }
  return isText ? pieces : undefined;
}

function ownText(node: Node): string | undefined {
  return node.type === 'TemplateElement' ? node.value.cooked ?? node.value.raw : plainText(node);
}

/** Within a template the lines are those of the file; a text of one line follows its opening quote. */
function siteIn(module: CodeModule, pieces: readonly Piece[], offset: number): Site {
  const piece = pieces.findLast((each) => each.offset <= offset) ?? pieces[0]!;
  const site = module.siteOf(piece.node);
  const before = piece.text.slice(0, offset - piece.offset);
  const last = before.lastIndexOf('\n');
  if (piece.node.type === 'Literal') return last < 0 ? { ...site, column: site.column + 1 + before.length } : site;
  if (piece.node.type !== 'TemplateElement') return site;
  if (last < 0) return { ...site, column: site.column + before.length };
  return { ...site, line: site.line + before.split('\n').length - 1, column: before.length - last };
}

import type { CallExpression } from 'ts-morph';
import type { Parser } from './load-parser.ts';

/**
 * The names that `const { a, b: c } = await import('x')` takes, or the same with `require`; undefined for every other form,
 * of which it is not certain what is taken.
 */
export function takenByCall({ vendor: { Node: N, SyntaxKind } }: Parser, call: CallExpression): readonly string[] | undefined {
  if (call.getArguments().length !== 1) return undefined;
  const callee = call.getExpression();
  const isImport = callee.getKind() === SyntaxKind.ImportKeyword;
  if (!isImport && !(N.isIdentifier(callee) && callee.getText() === 'require')) return undefined;
  const awaited = call.getParent();
  if (isImport && !N.isAwaitExpression(awaited)) return undefined;
  const declared = isImport ? awaited?.getParent() : awaited;
  if (!N.isVariableDeclaration(declared)) return undefined;
  const pattern = declared.getNameNode();
  if (!N.isObjectBindingPattern(pattern)) return undefined;
  const names = pattern.getElements().map((element) => {
    const key = element.getPropertyNameNode() ?? element.getNameNode();
    return element.getDotDotDotToken() === undefined && N.isIdentifier(key) ? key.getText() : undefined;
  });
  return names.length > 0 && names.every((name) => name !== undefined) ? names : undefined;
}

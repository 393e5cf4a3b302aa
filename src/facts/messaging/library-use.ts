import type { CodeModule, ImportedName, Node } from '../code/code-module.ts';
import { memberName, plainText, unwrap } from '../typescript/tree-walk.ts';

/** Whether a module imports one of these packages or a subpath of one, in any form, for its types alone included. */
export function importsFrom(module: CodeModule, packages: readonly string[]): boolean {
  return module.program.body.some((statement) => statement.type === 'ImportDeclaration' && isFrom(statement.source.value, packages))
    || [...module.imports.values()].some(({ specifier }) => isFrom(specifier, packages))
    || module.nodes('CallExpression').some(({ node }) => isRequireOf(node, packages))
    || module.nodes('ImportExpression').some(({ node }) => isFrom(plainText(node.source), packages));
}

function isRequireOf(node: Node, packages: readonly string[]): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
    && isFrom(plainText(node.arguments[0]), packages);
}

/** Whether a specifier is one of these packages or a subpath of one. */
function isFrom(specifier: string | undefined, packages: readonly string[]): boolean {
  return specifier !== undefined && packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

/** What an expression is imported as when it comes from one of these packages: `Queue` of `bullmq`. */
export function importedFrom(module: CodeModule, expression: Node | null | undefined, packages: readonly string[]): ImportedName | undefined {
  const imported = module.importOf(expression);
  return imported !== undefined && isFrom(imported.specifier, packages) ? imported : undefined;
}

/** The name of the method that a call calls, and what it is called on. */
export function methodOf(call: Node): { readonly method: string; readonly receiver: Node } | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const callee = unwrap(call.callee);
  const method = memberName(callee);
  return method === undefined || callee.type !== 'MemberExpression' ? undefined : { method, receiver: unwrap(callee.object) };
}

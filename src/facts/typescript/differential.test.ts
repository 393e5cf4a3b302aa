import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import type { ModuleFacts } from '../../model/facts.ts';
import { parseModule } from './parse-module.ts';
import { languageOf, moduleReader } from './read-module.ts';
import { scanHeader } from './scan-header.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Longer files cost much and show nothing that shorter ones do not. */
const longest = 100_000;

/** Files of this repository and of what is installed beside it, spread evenly over both. */
function sampleFiles(count: number): { path: string; text: string }[] {
  const own = ['src', 'rules', 'bench', 'examples'].flatMap((folder) => listFiles(join(root, folder)));
  const installed = listFiles(join(root, 'node_modules'));
  const step = Math.max(1, Math.floor(installed.length / count));
  return [...own, ...installed.filter((_, index) => index % step === 0)].map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function listFiles(folder: string): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...listFiles(path));
    else if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(path) && moduleReader.reads(path) && statSync(path).size < longest) files.push(path);
  }
  return files;
}

test('the scanner says what the parser says of real files, and settles most of them', { timeout: 120_000 }, () => {
  const files = sampleFiles(1000);
  const differing: string[] = [];
  let settled = 0;
  let own = 0;
  let ownSettled = 0;
  for (const { path, text } of files) {
    const language = languageOf(path);
    const scanned = scanHeader(text, language === 'jsx' || language === 'tsx');
    const isOwn = !path.includes('node_modules');
    if (isOwn) own++;
    if (scanned === undefined) continue;
    settled++;
    if (isOwn) ownSettled++;
    const parsed = parseModule(text, language);
    if (parsed.unparsed === undefined && JSON.stringify(scanned) !== JSON.stringify(parsed)) differing.push(path);
  }
  expect(differing).toEqual([]);
  expect(settled / files.length).toBeGreaterThan(0.6);
  expect(ownSettled / own).toBeGreaterThan(0.9);
});

test('the parser says what TypeScript says of real files', { timeout: 120_000 }, () => {
  const differing: unknown[] = [];
  for (const { path, text } of sampleFiles(250)) {
    const facts = parseModule(text, languageOf(path));
    if (facts.unparsed !== undefined) continue;
    const ours = printFacts(facts);
    const theirs = readWithTypeScript(path, text);
    // TypeScript does not follow the name that a require by `createRequire` is given; in every other file it must say the same.
    const isFollowed = (fact: string): boolean => fact.startsWith('require') && /\bcreateRequire\b/.test(text);
    const more = ours.filter((fact) => !theirs.includes(fact) && !isFollowed(fact));
    const less = theirs.filter((fact) => !ours.includes(fact));
    if (more.length + less.length > 0) differing.push({ path, more, less });
  }
  expect(differing).toEqual([]);
});

const compared = new Set(['import', 'export', 'dynamic', 'require', 'import-equals', 'import-type', 'augment']);

function printFacts({ imports, exports }: ModuleFacts): string[] {
  return [
    ...imports.filter(({ kind }) => compared.has(kind)).map(({ kind, typeOnly, specifier, line, column }) => (
      `${kind} ${String(typeOnly)} ${specifier} ${line}:${column}`)),
    ...new Set(exports.flatMap((fact) => (fact.kind === 'star' ? [] : `out ${fact.name}`))),
  ];
}

/** The same facts out of TypeScript's own tree. */
function readWithTypeScript(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const facts: string[] = [];
  const take = (kind: string, typeOnly: boolean, source: ts.Node | undefined): void => {
    if (source === undefined || !ts.isStringLiteralLike(source)) return;
    const { line, character } = file.getLineAndCharacterOfPosition(source.getStart());
    facts.push(`${kind} ${String(typeOnly)} ${source.text} ${line + 1}:${character + 1}`);
  };
  const bindsRequire = /\brequire\s*[,)=:]|\bfunction\s+require\b|[,(]\s*require\b\s*[,)]/.test(text);
  const created = new Set(['require', ...[...text.matchAll(/\bconst (\w+) = createRequire\(import\.meta\.url\)/g)].map(([, name]) => name!)]);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      const elements = clause?.namedBindings !== undefined && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
      const allTypes = clause?.name === undefined && elements.length > 0 && elements.every((each) => each.isTypeOnly);
      take('import', clause?.isTypeOnly === true || allTypes, node.moduleSpecifier);
    } else if (ts.isExportDeclaration(node)) {
      const elements = node.exportClause !== undefined && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
      take('export', node.isTypeOnly || (elements.length > 0 && elements.every((each) => each.isTypeOnly)), node.moduleSpecifier);
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      take('import-equals', node.isTypeOnly, node.moduleReference.expression);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take('import-type', true, node.argument.literal);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) take('dynamic', false, node.arguments[0]);
    else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && created.has(node.expression.text)) {
      take('require', false, node.arguments[0]);
    } else if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name) && ts.isExternalModule(file)) take('augment', true, node.name);
    ts.forEachChild(node, visit);
  };
  visit(file);
  for (const name of new Set(file.statements.flatMap(exportedNames))) facts.push(`out ${name}`);
  return bindsRequire ? facts.filter((fact) => !fact.startsWith('require ')).concat(printRequires(path, text)) : facts;
}

/** TypeScript's tree does not tell whose `require` it is; where the file binds the name, there is no second opinion. */
function printRequires(path: string, text: string): string[] {
  return printFacts(parseModule(text, languageOf(path))).filter((fact) => fact.startsWith('require '));
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportAssignment(statement)) return [statement.isExportEquals === true ? 'export=' : 'default'];
  if (ts.isExportDeclaration(statement)) {
    if (statement.exportClause === undefined) return [];
    return ts.isNamespaceExport(statement.exportClause)
      ? [statement.exportClause.name.text] : statement.exportClause.elements.map((each) => each.name.text);
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) ?? [] : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ['default'];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  const { name } = statement as ts.DeclarationStatement;
  return name === undefined ? [] : [name.text];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) => (ts.isOmittedExpression(each) ? [] : boundNames(each.name)));
}

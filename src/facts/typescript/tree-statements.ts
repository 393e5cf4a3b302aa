import type { BindingPattern, ImportDeclaration, ModuleExportName, Node, Statement, TSImportEqualsDeclaration } from 'oxc-parser';
import type { ExportFact, ImportFact } from '../../model/facts.ts';
import type { FoundFacts } from './found-facts.ts';
import { unwrap } from './tree-walk.ts';

/** Reads one statement of a module, or of a `declare module` block, whose exports are not those of the file. */
export function readStatement(statement: Node, { imports, exports }: FoundFacts): void {
  switch (statement.type) {
    case 'ImportDeclaration':
      readImport(statement, imports);
      break;
    case 'TSImportEqualsDeclaration':
      readImportEquals(statement, imports);
      break;
    case 'ExportAllDeclaration': {
      const from = imports.length;
      imports.push({
        specifier: statement.source.value, kind: 'export', typeOnly: statement.exportKind === 'type',
        offset: statement.source.start, names: [{ imported: '*', local: '' }],
      });
      const name = statement.exported === null ? undefined : exportName(statement.exported);
      exports.push(name === undefined ? { kind: 'star', from } : { kind: 'from', name, imported: '*', from });
      break;
    }
    case 'ExportNamedDeclaration': {
      if (statement.declaration !== null && statement.declaration !== undefined) {
        if (statement.declaration.type === 'TSImportEqualsDeclaration') readImportEquals(statement.declaration, imports);
        for (const name of declaredNames(statement.declaration)) exports.push({ kind: 'local', name, local: name });
      }
      const names = statement.specifiers.map(({ local, exported }) => ({ local: exportName(local), name: exportName(exported) }));
      if (statement.source === null) {
        for (const { local, name } of names) exports.push({ kind: 'local', name, local });
        break;
      }
      const from = imports.length;
      imports.push({
        specifier: statement.source.value, kind: 'export', offset: statement.source.start,
        typeOnly: statement.exportKind === 'type' || allTypes(statement.specifiers.map((each) => each.exportKind)),
        names: names.map(({ local }) => ({ imported: local, local: '' })),
      });
      for (const { local, name } of names) exports.push({ kind: 'from', name, imported: local, from });
      break;
    }
    case 'ExportDefaultDeclaration':
      exports.push({ kind: 'local', name: 'default', local: defaultName(statement.declaration) });
      break;
    case 'TSExportAssignment': {
      const value = unwrap(statement.expression);
      exports.push({ kind: 'local', name: 'export=', local: value.type === 'Identifier' ? value.name : 'export=' });
    }
  }
}

function readImport({ source, specifiers, importKind }: ImportDeclaration, imports: FoundFacts['imports']): void {
  imports.push({
    specifier: source.value,
    kind: 'import',
    typeOnly: importKind === 'type'
      || allTypes(specifiers.map((each) => (each.type === 'ImportSpecifier' ? each.importKind : 'value'))),
    offset: source.start,
    names: specifiers.map((each): ImportFact['names'][number] => ({
      imported: each.type === 'ImportSpecifier' ? exportName(each.imported) : each.type === 'ImportDefaultSpecifier' ? 'default' : '*',
      local: each.local.name,
    })),
  });
}

function readImportEquals({ id, moduleReference, importKind }: TSImportEqualsDeclaration, imports: FoundFacts['imports']): void {
  if (moduleReference.type !== 'TSExternalModuleReference') return;
  const { value, start } = moduleReference.expression;
  imports.push({
    specifier: value, kind: 'import-equals', typeOnly: importKind === 'type', offset: start,
    names: [{ imported: '*', local: id.name }],
  });
}

function allTypes(kinds: readonly (string | undefined)[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'type');
}

function exportName(name: ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}

function defaultName(declaration: Node): string {
  const value = unwrap(declaration);
  if (value.type === 'Identifier') return value.name;
  return declaredNames(declaration)[0] ?? 'default';
}

/** The names that a declaration binds in its module. */
function declaredNames(declaration: Node): string[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => boundNames(id));
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'ClassDeclaration':
      return declaration.id === null ? [] : [declaration.id.name];
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSEnumDeclaration':
    case 'TSImportEqualsDeclaration':
      return [declaration.id.name];
    case 'TSModuleDeclaration': {
      let { id }: { id: Node } = declaration;
      while (id.type === 'TSQualifiedName') id = id.left;
      return id.type === 'Identifier' ? [id.name] : [];
    }
    default:
      return [];
  }
}

/** The names that a pattern binds, in the order in which they stand. */
function boundNames(pattern: BindingPattern): string[] {
  const names: string[] = [];
  const open: Node[] = [pattern];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'Identifier') names.push(node.name);
    else if (node.type === 'AssignmentPattern') open.push(node.left);
    else if (node.type === 'RestElement') open.push(node.argument);
    else if (node.type === 'ObjectPattern') {
      for (const each of node.properties.toReversed()) open.push(each.type === 'Property' ? each.value : each);
    } else if (node.type === 'ArrayPattern') {
      for (const each of node.elements.toReversed()) if (each !== null) open.push(each);
    }
  }
  return names;
}

/** Whether the file is a module: only then does `declare module 'x'` add to a module that exists. */
export function isModule(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    switch (statement.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
      case 'TSExportAssignment':
        return true;
      case 'TSImportEqualsDeclaration':
        return statement.moduleReference.type === 'TSExternalModuleReference';
      default:
        return false;
    }
  });
}

/** Nothing that a `declare module` block exports is an export of the file. */
export function withoutExports(found: FoundFacts): FoundFacts {
  const exports: ExportFact[] = [];
  return { imports: found.imports, exports };
}

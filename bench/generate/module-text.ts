import { bodyPiece, documentation, tableRow } from './body-text.ts';
import { renderData } from './data-text.ts';
import type { Import, Module, Project } from './plan.ts';
import { exported } from './published.ts';
import type { Random } from '../random.ts';

/** The text of one module: its imports, what it exports, and code up to about its planned size. */
export function renderModule(project: Project, module: Module, random: Random): string {
  const header = module.imports.map((it, n) => renderImport(it, n, local(module, it.name), random)).filter((it) => it !== '');
  const parts = [...(random.chance(0.12) ? [documentation(module.ident, random)] : []), ...header];
  if (module.role === 'barrel') return `${parts.join('\n')}\n`;
  parts.push('', ...lateImports(module), ...own(module, random), ...(module.role === 'data' ? [renderData(project, module, random)] : []));
  let bytes = parts.reduce((sum, it) => sum + it.length + 1, 0);
  for (let n = 0; bytes < module.bytes; n++) {
    const piece = module.role === 'table' ? tableRow(n, random) : bodyPiece(module, n, random);
    bytes += piece.length + 1;
    parts.push(piece);
  }
  if (module.role === 'table') parts.push('];');
  return `${parts.join('\n')}\n`;
}

function renderImport(it: Import, n: number, name: string, random: Random): string {
  const from = `from '${it.specifier}';`;
  switch (it.form) {
    case 'value': return random.chance(0.15) ? `import {\n  ${name},\n} ${from}` : `import { ${name} } ${from}`;
    case 'type': return `import type { ${name} } ${from}`;
    case 'inline-type': return `import { type ${name} } ${from}`;
    case 'namespace': return `import * as all${n} ${from}`;
    case 'effect': return `import '${it.specifier}';`;
    case 'star': return `export * ${from}`;
    case 'named-again': return `export { ${it.name} } ${from}`;
    case 'require': return `const needed${n} = require('${it.specifier}');`;
    case 'dynamic':
    case 'import-type': return '';
  }
}

/** Two projects may have a thing of one name: the imported one gets another here. */
function local(module: Module, name: string): string {
  return name === module.ident || name === exported(module) ? `${name} as Other${name}` : name;
}

/** Imports that stand below the header, where only a parser or a careful scan finds them. */
function lateImports(module: Module): string[] {
  return module.imports.flatMap((it, n) => {
    if (it.form === 'import-type') return [`type Late${it.name}${n} = import('${it.specifier}').${it.name};\n`];
    if (it.form !== 'dynamic') return [];
    return [`export async function load${n}() {\n  const loaded = await import('${it.specifier}');\n  return loaded.${it.name};\n}\n`];
  });
}

function own(module: Module, random: Random): string[] {
  const { ident, role } = module;
  if (role === 'test') return [];
  if (role === 'script') return [`module.exports = { name: '${ident}' };\n`];
  if (role === 'main') return [`async function start() {\n  await Promise.resolve();\n}\n\nvoid start();\n`];
  const fields = Array.from({ length: 2 + random.below(5) }, (_, n) => `  readonly ${random.pick(FIELDS)}${n}: ${random.pick(TYPES)};`);
  const type = `export interface ${ident} {\n${fields.join('\n')}\n}\n`;
  const maker = exported(module);
  if (role === 'table') return [type, `export function ${maker}() {\n  return rows;\n}\n\nconst rows = [`];
  if (role === 'component') return [type, `export function ${maker}(props: ${ident}) {\n  return <section aria-label="${ident}">{JSON.stringify(props)}</section>;\n}\n`];
  return [type, `export function ${maker}(given: Partial<${ident}>): Partial<${ident}> {\n  return { ...given };\n}\n`];
}

const FIELDS = ['id', 'name', 'total', 'status', 'from', 'until', 'owner', 'note', 'amount', 'items', 'version'] as const;
const TYPES = ['string', 'number', 'boolean', 'Date', 'string[]', 'Record<string, number>', "'open' | 'closed'", 'string | null'] as const;

import type { Architecture } from './architecture.ts';
import type { Service, Unit } from './unit.ts';
import type { Import } from './graph.ts';
import type { Project } from './inventory.ts';

/** What a person calls a unit: the service's name, else what its project is called. */
export function unitName(unit: Unit): string {
  return unit.kind === 'service' ? unit.name : projectName(unit.project);
}

/** What a person calls a project: its manifest's name, or its directory. */
export function projectName(project: Project): string {
  return project.manifest?.name ?? (project.root === '' ? 'the repository root' : project.root);
}

/** What a person calls an exported name. */
export function nameInProse(name: string): string {
  return name === '*' ? 'everything' : name === 'default' ? 'the default export' : name;
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/**
 * The statement that takes these names from another specifier in the form that the imports have; undefined where the
 * form does not tell what it takes.
 */
export function statementFrom(imports: readonly Import[], names: readonly string[], specifier: string): string | undefined {
  if (names.length === 0) return undefined;
  const taken = `{ ${names.join(', ')} }`;
  const kinds = new Set(imports.filter((one) => one.names.length > 0).map(({ kind }) => kind));
  const [kind] = kinds.size === 1 ? kinds : [undefined];
  if (kind === 'dynamic') return `const ${taken} = await import('${specifier}')`;
  if (kind === 'require') return `const ${taken} = require('${specifier}')`;
  const type = imports.every(({ typeOnly }) => typeOnly) ? 'type ' : '';
  return `${kind === 'export' ? 'export' : 'import'} ${type}${taken} from '${specifier}'`;
}

/** The way to what a service owns: `ask orders through orders-contracts`. */
export function askOwner({ interfaces }: Architecture, owner: Service): string {
  const contract = interfaces.find(({ service, modules }) => service === owner && modules === undefined);
  return `ask ${owner.name} through ${contract?.name ?? `its interface (a package, say ${owner.name}-contracts)`}`;
}

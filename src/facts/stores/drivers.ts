import type { DataFact } from '../../model/data-facts.ts';
import type { CodeModule, CodeReader, Frame, ImportedName, Node } from '../code/code-module.ts';
import { unwrap } from '../typescript/tree-walk.ts';
import { type Driver, driverPackages } from './driver-packages.ts';
import { connectionFacts } from './told-address.ts';

/**
 * Drivers of stores: the calls that open a connection, known by what the called name is imported as. Options are followed
 * to constants of the module and to what is spread into them; a connection made by a function of one's own is told where
 * that function calls the driver.
 */
export const drivers: CodeReader = {
  id: 'drivers',
  version: 1,
  packages: [...driverPackages.keys()],
  read: (module) => [...module.nodes('NewExpression'), ...module.nodes('CallExpression')]
    .sort((a, b) => a.node.start - b.node.start)
    .flatMap((frame) => factsOf(module, frame)),
};

function factsOf(module: CodeModule, { node }: Frame): readonly DataFact[] {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return [];
  const opened = openedBy(module, node.callee);
  if (opened === undefined) return [];
  const { technology, driver, name } = opened;
  const [first, second] = node.arguments;
  // `new Redis(6379, 'cache')` has its host in the second place.
  const numbered = first?.type === 'Literal' && typeof first.value === 'number' && second !== undefined;
  const target = numbered ? second : first;
  const fallback = driver.withoutTarget?.get(name);
  if (target === undefined && fallback === undefined && driver.needsTarget) return [];
  return connectionFacts(module, technology, { engine: driver.engine, at: node, target, fallback });
}

interface Opened {
  readonly technology: string;
  readonly driver: Driver;
  readonly name: string;
}

function openedBy(module: CodeModule, callee: Node): Opened | undefined {
  const { specifier, imported } = importOf(module, callee) ?? {};
  const technology = specifier === undefined ? undefined : packageOf(specifier);
  const driver = technology === undefined ? undefined : driverPackages.get(technology);
  if (technology === undefined || driver === undefined || imported === undefined) return undefined;
  // What `require` gives is the default export of a CommonJS package.
  const name = imported === '*' ? 'default' : imported;
  return driver.opens.includes(name) ? { technology, driver, name } : undefined;
}

/** Also of `require('mysql').createPool`, and of members of what is imported by name: `Redis.Cluster`. */
function importOf(module: CodeModule, callee: Node): ImportedName | undefined {
  const known = module.importOf(callee);
  const node = unwrap(callee);
  if (known !== undefined || node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return known;
  const owner = importOf(module, node.object) ?? requiredBy(module, node.object);
  return owner && { specifier: owner.specifier, imported: node.property.name };
}

function requiredBy(module: CodeModule, expression: Node): ImportedName | undefined {
  const node = unwrap(expression);
  const specifier = node.type === 'CallExpression' && module.nameOf(node.callee) === 'require' ? module.textOf(node.arguments[0]) : undefined;
  return specifier === undefined ? undefined : { specifier, imported: '*' };
}

/** The package of a specifier that may name a subpath: `mysql2/promise`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

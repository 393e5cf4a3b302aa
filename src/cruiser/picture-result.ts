import type { DependencyType, ICruiseResult, IDependency } from 'dependency-cruiser';
import { stronglyConnected } from '../graph/components.ts';
import type { Finding } from '../model/report.ts';
import type { Picture, PictureEdge } from './picture.ts';

/** A picture in the form that dependency-cruiser prints, every field of it by its schema. */
export function toCruiseResult({ nodes }: Picture): ICruiseResult {
  const knotOf = knots({ nodes });
  const modules = nodes.map(({ name, edges, broken }) => ({
    source: name,
    valid: broken.length === 0,
    ...(broken.length === 0 ? {} : { rules: rulesOf(broken) }),
    dependents: [],
    orphan: false,
    dependencies: edges.map((edge) => toDependency(edge, knotOf(name) !== undefined && knotOf(name) === knotOf(edge.to))),
  }));
  const dependents = new Map(modules.map(({ source }) => [source, [] as string[]]));
  for (const { source, dependencies } of modules) for (const { resolved } of dependencies) dependents.get(resolved)?.push(source);
  const edges = nodes.flatMap((node) => node.edges);
  const count = (severity: Finding['severity']): number => (
    [...nodes, ...edges].flatMap(({ broken }) => rulesOf(broken)).filter((rule) => rule.severity === severity).length
  );
  return {
    modules: modules.map((module) => ({ ...module, dependents: dependents.get(module.source)! })),
    summary: {
      violations: [], error: count('error'), warn: count('warn'), info: 0, ignore: 0,
      totalCruised: modules.length, totalDependenciesCruised: edges.length,
      optionsUsed: { args: '', reporterOptions: { dot: { theme }, archi: { collapsePattern: everyNode, theme }, ddot: { theme }, flat: { theme } } },
    },
  } as unknown as ICruiseResult;
}

/** Nodes are drawn together already. */
const everyNode = '^.+$';

/** Interfaces are what services meet at, so they stand out. */
const theme = {
  graph: { newrank: 'true', ranksep: '1.1', nodesep: '0.3' },
  node: { margin: '0.12,0.06' },
  modules: [
    { criteria: { source: '^services/' }, attributes: { fillcolor: '#cfe3ff' } },
    { criteria: { source: '^interfaces/' }, attributes: { fillcolor: '#d4f0d4' } },
    { criteria: { source: '^(libraries|workspace)/' }, attributes: { fillcolor: '#eeeeee' } },
  ],
};

function toDependency({ to, specifier, typeOnly, dynamic, imported, broken }: PictureEdge, circular: boolean): Omit<IDependency, 'protocol' | 'mimeType' | 'instability'> {
  return {
    resolved: to, module: specifier === '' ? to : specifier, moduleSystem: 'es6', dynamic, exoticallyRequired: false, coreModule: false,
    couldNotResolve: false, followable: true, circular, dependencyTypes: typesOf(imported, typeOnly, dynamic),
    valid: broken.length === 0, ...(broken.length === 0 ? {} : { rules: rulesOf(broken) }),
  };
}

function typesOf(imported: boolean, typeOnly: boolean, dynamic: boolean): DependencyType[] {
  if (!imported) return ['undetermined'];
  return [...(typeOnly ? ['type-only' as const] : []), 'local', dynamic ? 'dynamic-import' : 'import'];
}

/** Each rule once, errors first: the first one decides the colour. */
function rulesOf(broken: readonly Finding[]): { name: string; severity: Finding['severity'] }[] {
  const rules = new Map(broken.map(({ rule, severity }) => [rule, { name: rule, severity }]));
  return [...rules.values()].sort((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : a.name < b.name ? -1 : 1));
}

/** The cycle that a node is part of, by number. */
function knots({ nodes }: Picture): (name: string) => number | undefined {
  const numbers = new Map(nodes.map(({ name }, index) => [name, index]));
  const starts = new Int32Array(nodes.length + 1);
  const targets: number[] = [];
  for (const [index, { edges }] of nodes.entries()) {
    for (const { to } of edges) targets.push(numbers.get(to)!);
    starts[index + 1] = targets.length;
  }
  const knot = new Map(stronglyConnected(nodes.length, { starts, targets: Int32Array.from(targets) })
    .flatMap((members, number) => members.map((member) => [nodes[member]!.name, number] as const)));
  return (name) => knot.get(name);
}

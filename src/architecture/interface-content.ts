import type { Graph, Module, PackageImport } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import { onceFor } from '../model/once-for.ts';
import { groupBy } from './group-by.ts';
import { lastName } from './paths.ts';
import { isShipped } from '../graph/module-kind.ts';

/** Packages that describe data and do nothing else at run time. */
const describing = /^(zod|valibot|yup|joi|@hapi\/joi|superstruct|arktype|@sinclair\/typebox|typebox|io-ts|io-ts-types|runtypes|ow|myzod|effect|@effect\/schema|class-validator|class-transformer|reflect-metadata|tslib|type-fest|ts-essentials|@ts-rest\/core|@asteasolutions\/zod-to-openapi|zod-to-json-schema|zod-openapi|json-schema-to-ts|@bufbuild\/protobuf|protobufjs|google-protobuf|long)(\/|$)/;
const component = /\.(tsx|jsx|vue|svelte|astro)$/;

/** What modules hold, judged by what they import: only types and schemas, or more. */
export interface ContentJudge {
  /** Projects whose shipped modules hold only types and schemas, with a sign that they are a contract and no tool box. */
  readonly contracts: ReadonlySet<Project>;
  /** Whether a project takes nothing at run time but packages that describe data. */
  isPlain(project: Project): boolean;
  /** The modules of its own project that a module reaches by value, itself first, if all of them only describe data. */
  describedBy(entry: Module): readonly Module[] | undefined;
}

/** `isInside` tells the projects that are no library: to need one of them at run time is to be more than a description. */
export function judgeContent(graph: Graph, isInside: (project: Project) => boolean): ContentJudge {
  const modules = shippedByProject(graph.modules);
  const isDescription = (module: Module): boolean => !component.test(module.path)
    && graph.packageImportsOf(module).every((one) => one.typeOnly || describes(one));
  const plain = plainProjects(graph, modules, isDescription, isInside);
  return {
    contracts: new Set([...plain].filter((project) => isContract(graph, modules.get(project)!))),
    isPlain: (project) => plain.has(project),
    describedBy: (entry) => describedBy(graph, entry, (module) => isDescription(module)
      && graph.importsOf(module).every((one) => one.typeOnly || one.to.project === entry.project || !isInside(one.to.project))),
  };
}

/** Graphs of one session have the same list as long as no module comes or goes. */
const shippedByProject = onceFor((modules: readonly Module[]): ReadonlyMap<Project, readonly Module[]> => (
  groupBy(modules.filter(isShipped), ({ project }) => project)
));

function describes({ package: name }: PackageImport): boolean {
  return describing.test(name);
}

/** Projects of descriptions alone; one that takes a value from any other kind of project falls out, and so on. */
function plainProjects(
  graph: Graph,
  modules: ReadonlyMap<Project, readonly Module[]>,
  isDescription: (module: Module) => boolean,
  isInside: (project: Project) => boolean,
): Set<Project> {
  const plain = new Set([...modules].filter(([project, own]) => !isInside(project) && own.every(isDescription)).map(([project]) => project));
  const needs = new Map([...plain].map((project) => [project, valueTargets(graph, modules.get(project)!)]));
  for (let before = -1; before !== plain.size;) {
    before = plain.size;
    for (const project of [...plain]) if ([...needs.get(project)!].some((other) => !plain.has(other))) plain.delete(project);
  }
  return plain;
}

function valueTargets(graph: Graph, modules: readonly Module[]): ReadonlySet<Project> {
  return new Set(modules.flatMap((module) => graph.importsOf(module))
    .filter((one) => !one.typeOnly).map((one) => one.to.project));
}

/** Most modules define schemas with a validator, or whoever uses the project takes only types from it. */
function isContract(graph: Graph, modules: readonly Module[]): boolean {
  const telling = modules.filter((module) => !/^index\./.test(lastName(module.path)));
  const judged = telling.length > 0 ? telling : modules;
  const defining = judged.filter((module) => graph.packageImportsOf(module).some(({ typeOnly }) => !typeOnly));
  if (defining.length * 2 > judged.length) return true;
  const uses = modules.flatMap((module) => graph.importersOf(module)).filter((one) => one.from.project !== one.to.project && isShipped(one.from));
  return uses.length > 0 && uses.every((one) => one.typeOnly);
}

function describedBy(graph: Graph, entry: Module, isDescription: (module: Module) => boolean): readonly Module[] | undefined {
  const reached = new Set([entry]);
  for (const module of reached) {
    if (!isDescription(module)) return undefined;
    for (const one of graph.importsOf(module)) if (!one.typeOnly && one.to.project === entry.project) reached.add(one.to);
  }
  return [...reached];
}

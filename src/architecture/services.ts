import type { Evidence } from '../model/unit.ts';
import type { DeploymentFact } from '../model/facts.ts';
import type { Graph } from '../model/graph.ts';
import type { Inventory, Project } from '../model/inventory.ts';
import { isPublished, looksDeployed } from './conventions.ts';
import type { ProjectIndex } from './project-index.ts';
import { type Sign, readSigns } from './signs.ts';
import { isShipped } from '../graph/module-kind.ts';
import type { Usage } from './usage.ts';

/** Which projects are deployed on their own, and what speaks against those that only seem to be. */
export interface Deployed {
  /** Evidence of each service's main project. */
  readonly services: ReadonlyMap<Project, readonly Evidence[]>;
  /** Evidence that was outweighed: why a project with some sign is a library all the same. */
  readonly outweighed: ReadonlyMap<Project, readonly Evidence[]>;
}

const startsRoot = ['start', 'start:prod', 'serve'];
/** Where an application that lives at the root of its repository keeps its code. */
const rootCode = /^((src|app|pages|server|lib|api)\/|(index|main|server|app)\.[cm]?[jt]sx?$)/;

/** Judges every project by what the deployment facts and its own shape say. */
export function findServices(input: {
  readonly deployments: readonly DeploymentFact[];
  readonly inventory: Inventory;
  readonly graph: Graph;
  readonly index: ProjectIndex;
  readonly usage: Usage;
}): Deployed {
  const { deployments, inventory, graph, index, usage } = input;
  const signs = readSigns(deployments, index);
  const services = new Map<Project, readonly Evidence[]>();
  const outweighed = new Map<Project, readonly Evidence[]>();
  for (const project of index.projects) {
    const holds = index.holdsOthers(project);
    const known = signs.get(project) ?? (holds ? [] : shapeOf(project, inventory, index));
    if (known.length === 0 || (holds && !startsOwnCode(project, graph))) continue;
    const evidence = known.map((sign) => sign.evidence);
    const against = holds ? undefined : counterEvidence(project, known, usage);
    if (against === undefined) services.set(project, evidence);
    else outweighed.set(project, [...evidence, { reason: against }]);
  }
  return { services, outweighed };
}

function shapeOf(project: Project, inventory: Inventory, index: ProjectIndex): readonly Sign[] {
  const evidence = looksDeployed(project, inventory, index);
  return evidence === undefined ? [] : [{ sure: false, evidence }];
}

/** A deployment is never outweighed; a preview or a look is, by those who use the project as a library. */
function counterEvidence(project: Project, signs: readonly Sign[], usage: Usage): string | undefined {
  if (signs.some(({ sure }) => sure)) return undefined;
  if (project.type === 'library') return 'yet its workspace calls it a library';
  const users = usage.asLibrary(project);
  if (users.size >= 2) return `yet ${users.size} projects import it as a library`;
  return isPublished(project) ? 'yet it is published to a registry' : undefined;
}

/** Whether the root of several projects is an application itself: it has code of its own that it starts. */
function startsOwnCode(project: Project, graph: Graph): boolean {
  const scripts = project.manifest?.scripts ?? {};
  const prefix = project.root === '' ? 0 : project.root.length + 1;
  return startsRoot.some((name) => scripts[name] !== undefined)
    && graph.modules.some((module) => module.project === project && isShipped(module) && rootCode.test(module.path.slice(prefix)));
}

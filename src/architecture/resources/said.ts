import type { Unit, Workspace } from '../../model/unit.ts';
import type { DataFact } from '../../model/data-facts.ts';
import type { Graph, Module } from '../../model/graph.ts';
import type { Project } from '../../model/inventory.ts';
import { isSampleDirectory, isTestDirectory } from '../evidence-places.ts';
import { isInfrastructure } from '../infrastructure.ts';
import { directoryOf, lastName } from '../paths.ts';
import type { ProjectIndex } from '../project-index.ts';
import type { Runners } from './runners.ts';

/** A fact about data with who says it. */
export interface Said<Fact extends DataFact = DataFact> {
  readonly fact: Fact;
  readonly unit: Unit;
  /** Undefined for files that are no modules: schemas, migrations in SQL, settings. */
  readonly module: Module | undefined;
}

/** The facts of one kind, of all files that are part of what is deployed: not of tests, stories, fixtures, samples. */
export type SaidBy = <Kind extends DataFact['kind']>(kind: Kind) => readonly Said<Extract<DataFact, { kind: Kind }>>[];

const testName = /(^|[._-])(tests?|specs?|e2e|fixtures?|mocks?)([._-]|$)/i;

/**
 * Sorts facts by kind and gives each its unit: that of the file, or of the deployment that the fact speaks of. What a central
 * directory of Terraform makes belongs to none by that.
 */
export function sayFacts(
  data: ReadonlyMap<string, readonly DataFact[]>,
  runners: Pick<Runners, 'named'>,
  { graph, index, unitOf }: { readonly graph: Graph; readonly index: ProjectIndex; unitOf(project: Module['project']): Unit },
): SaidBy {
  const byKind = new Map<string, Said[]>();
  const nobodies = new Map<Project, Workspace>();
  const nobody = (project: Project, { name, tags }: Unit): Workspace => {
    const known = nobodies.get(project) ?? { kind: 'workspace', name, project, tags, evidence: [] };
    nobodies.set(project, known);
    return known;
  };
  for (const [path, facts] of [...data].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const module = graph.module(path);
    const project = module?.project ?? index.owning(path);
    if (project === undefined || !counts(path, module)) continue;
    const owner = unitOf(project);
    const ofFile = path.endsWith('.tf') && (isInfrastructure(project, index) || index.holdsOthers(project)) ? nobody(project, owner) : owner;
    for (const fact of facts) {
      const unit = ('by' in fact && fact.by !== undefined ? runners.named(path, fact.by) : undefined) ?? ofFile;
      const group = byKind.get(fact.kind);
      if (group === undefined) byKind.set(fact.kind, [{ fact, unit, module }]);
      else group.push({ fact, unit, module });
    }
  }
  return (kind) => (byKind.get(kind) ?? []) as never;
}

/** Migrations and seeds may lie among scripts, so scripts count; a Helm chart keeps its manifests in `templates`. */
function counts(path: string, module: Module | undefined): boolean {
  if (module !== undefined && /\.[cm]?[jt]sx?$/.test(path)) return module.role !== 'test' && module.role !== 'story' && module.role !== 'fixture';
  const directory = directoryOf(path).replace(/(^|\/)templates(?=\/|$)/g, '$1');
  return !isTestDirectory(directory) && !isSampleDirectory(directory) && !(testName.test(lastName(path)) && !lastName(path).startsWith('.env'));
}

import type { Interface } from '../model/architecture.ts';
import type { Evidence, Library, Service, Unit, Workspace } from '../model/unit.ts';
import type { Project } from '../model/inventory.ts';
import { siteOf } from './interfaces.ts';
import { libraryEvidence } from './libraries.ts';
import { judgeNesting } from './nesting.ts';
import type { ServiceDraft } from './overrides.ts';
import type { ProjectIndex } from './project-index.ts';
import type { Deployed } from './services.ts';
import type { Usage } from './usage.ts';

export interface Units {
  /** Sorted by name. */
  readonly services: readonly Service[];
  readonly of: ReadonlyMap<Project, Unit>;
}

/**
 * Gives every project its unit. A service's inside is its main project, what the config puts below it, and what nesting
 * adds; interface packages and everything else are libraries, and what only holds other projects is a workspace.
 */
export function assignUnits(input: {
  readonly drafts: readonly ServiceDraft[];
  readonly packages: ReadonlyMap<Project, Interface>;
  readonly outweighed: Deployed['outweighed'];
  readonly index: ProjectIndex;
  readonly usage: Usage;
}): Units {
  const { drafts, packages, index, usage } = input;
  const mains = new Set(drafts.map(({ projects }) => projects[0]!));
  const declared = new Map(drafts.flatMap(({ projects }) => projects.map((project) => [project, projects[0]!] as const)));
  const inside = new Map<Project, Project>();
  const shared = new Map<Project, Evidence>();
  for (const project of index.projects) {
    if (mains.has(project) || packages.has(project)) continue;
    const owner = declared.get(project);
    const nesting = owner === undefined ? judgeNesting(project, mains, index, usage) : { kind: 'inside' as const, service: owner };
    if (nesting?.kind === 'inside') inside.set(project, nesting.service);
    else if (nesting !== undefined) shared.set(project, nesting.evidence);
  }

  const services = drafts.map((draft) => {
    const main = draft.projects[0]!;
    return serviceOf(draft, [main, ...index.projects.filter((project) => inside.get(project) === main)]);
  }).sort((a, b) => a.name < b.name ? -1 : 1);
  const units = new Map<Project, Unit>(services.flatMap((service) => service.projects.map((project) => [project, service] as const)));
  for (const project of index.projects) {
    if (units.has(project)) continue;
    units.set(project, index.holdsOthers(project) ? workspaceOf(project) : libraryOf(project, libraryEvidence({
      project, interface: packages.get(project), outweighed: input.outweighed.get(project) ?? [], nested: shared.get(project), usage,
    })));
  }
  return { services, of: units };
}

/** A service of a draft, with these projects as its inside. */
export function serviceOf({ name, tags, evidence }: ServiceDraft, projects: readonly Project[]): Service {
  return { kind: 'service', name, projects, tags: [...new Set([...tags, ...projects.flatMap((project) => project.tags)])].sort(), evidence };
}

/** A library that stands alone. */
export function libraryOf(project: Project, evidence: readonly Evidence[]): Library {
  return { kind: 'library', name: project.name, project, tags: project.tags, evidence };
}

function workspaceOf(project: Project): Workspace {
  return { kind: 'workspace', name: project.name, project, tags: project.tags, evidence: [{ reason: 'it holds other projects', ...siteOf(project) }] };
}

import { isManifest, isShipped } from '../graph/module-kind.ts';
import type { Architecture, Interface } from '../model/architecture.ts';
import type { Import, Module } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import type { Finding, ReportEnd } from '../model/report.ts';

/** What the nodes of a picture are: services, interfaces and libraries; projects; or single modules. */
export type PictureLevel = 'service' | 'project' | 'module';

/** The import graph drawn together to nodes, with what rules say of its edges. */
export interface Picture {
  /** Sorted by name. */
  readonly nodes: readonly PictureNode[];
}

export interface PictureNode {
  /** A path: what stands before the last slash groups nodes. */
  readonly name: string;
  readonly edges: readonly PictureEdge[];
  /** Findings that no edge shows. */
  readonly broken: readonly Finding[];
}

export interface PictureEdge {
  readonly to: string;
  /** How the first of them is written. */
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
  /** Whether any import stands behind it: two services may also be tied by data alone. */
  readonly imported: boolean;
  readonly broken: readonly Finding[];
}

/** Draws what is shipped: tests, stories and scripts are left out. With `focus`, what it chooses and what that touches. */
export function drawPicture(architecture: Architecture, findings: readonly Finding[], level: PictureLevel, focus?: (module: Module) => boolean): Picture {
  const { graph } = architecture;
  const nameOf = namer(architecture, level);
  const drafts = new Map<string, Draft>();
  const draft = (name: string): Draft => {
    const known = drafts.get(name) ?? { edges: new Map(), broken: [] };
    drafts.set(name, known);
    return known;
  };
  const inFocus = new Set<string>();
  for (const module of graph.modules) {
    if (!isShipped(module) || isManifest(module)) continue;
    const from = nameOf.module(module);
    draft(from);
    if (focus?.(module) === true) inFocus.add(from);
    for (const one of graph.importsOf(module)) {
      if (!isShipped(one.to) || isManifest(one.to)) continue;
      const to = nameOf.module(one.to);
      if (to !== from) addImport(draft(from), to, one);
    }
  }
  for (const finding of findings) {
    const [from, to] = [nameOf.end(finding.from), nameOf.end(finding.to)];
    if (from === undefined) continue;
    if (to === undefined || to === from) draft(from).broken.push(finding);
    else {
      draft(to);
      edgeOf(draft(from), to, '').broken.push(finding);
    }
  }
  return { nodes: settled(drafts, focus === undefined ? undefined : inFocus) };
}

interface Draft {
  readonly edges: Map<string, EdgeDraft>;
  readonly broken: Finding[];
}

type EdgeDraft = { -readonly [Key in keyof Omit<PictureEdge, 'broken'>]: PictureEdge[Key] } & { readonly broken: Finding[] };

function edgeOf({ edges }: Draft, to: string, specifier: string): EdgeDraft {
  const known = edges.get(to) ?? { to, specifier, typeOnly: false, dynamic: false, imported: false, broken: [] };
  edges.set(to, known);
  return known;
}

function addImport(from: Draft, to: string, one: Import): void {
  const isFirst = from.edges.get(to) === undefined;
  const edge = edgeOf(from, to, one.specifier);
  edge.imported = true;
  edge.typeOnly = (isFirst || edge.typeOnly) && one.typeOnly;
  edge.dynamic = (isFirst || edge.dynamic) && one.kind === 'dynamic';
}

function settled(drafts: ReadonlyMap<string, Draft>, focus: ReadonlySet<string> | undefined): PictureNode[] {
  const touches = (from: string, to: string): boolean => focus === undefined || focus.has(from) || focus.has(to);
  const kept = new Set(focus ?? drafts.keys());
  for (const [name, { edges }] of drafts) {
    for (const to of edges.keys()) if (touches(name, to)) kept.add(name).add(to);
  }
  return [...drafts].filter(([name]) => kept.has(name)).map(([name, { edges, broken }]) => ({
    name, broken, edges: [...edges.values()].filter(({ to }) => touches(name, to)).sort((a, b) => (a.to < b.to ? -1 : 1)),
  })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Namer {
  module(module: Module): string;
  /** Undefined for an end that is no node, such as a package from outside. */
  end(end: ReportEnd): string | undefined;
}

function namer(architecture: Architecture, level: PictureLevel): Namer {
  const { graph, projects, services, unitOf, interfaces } = architecture;
  const roots = new Map(projects.map((project) => [project.root === '' ? '.' : project.root, project]));
  const packages = new Map(interfaces.filter(({ modules }) => modules === undefined).map((one) => [one.project, one]));
  const short = shortNames(projects);
  const group = (project: Project): string => unitName(packages.get(project), project, unitOf, short);
  const ofProject = (project: Project): string => (level === 'service' ? group(project) : project.root === '' ? short(project) : project.root);
  return {
    module: (module) => (level === 'module' ? module.path : ofProject(module.project)),
    end({ file, project, service }) {
      const module = file === undefined ? undefined : graph.module(file);
      if (level === 'module') return module?.path;
      const home = module?.project ?? (project === undefined ? undefined : roots.get(project)) ?? services.find(({ name }) => name === service)?.projects[0];
      return home === undefined ? undefined : ofProject(home);
    },
  };
}

function unitName(contract: Interface | undefined, project: Project, unitOf: Architecture['unitOf'], short: (project: Project) => string): string {
  if (contract !== undefined) return `interfaces/${short(project)}`;
  const unit = unitOf(project);
  if (unit.kind === 'service') return `services/${unit.name.replaceAll('/', '-')}`;
  return unit.kind === 'library' ? `libraries/${short(project)}` : `workspace/${short(project)}`;
}

/** Names without their scope, but where two would then be one. */
function shortNames(projects: readonly Project[]): (project: Project) => string {
  const bare = ({ name }: Project): string => name.replace(/^@[^/]+\//, '').replaceAll('/', '-') || 'root';
  const counts = new Map<string, number>();
  for (const project of projects) counts.set(bare(project), (counts.get(bare(project)) ?? 0) + 1);
  return (project) => (counts.get(bare(project)) === 1 ? bare(project) : project.name.replaceAll('/', '-') || 'root');
}

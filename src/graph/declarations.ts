import type { Architecture } from '../model/architecture.ts';
import type { Manifest, Project } from '../model/inventory.ts';
import { onceFor } from '../model/once-for.ts';

/** What the manifests say of one package for one project. */
export interface Declaration {
  /** The manifest that governs the project: its own, or the nearest above. */
  readonly manifest: Manifest;
  /** Declared where the project's own dependencies stand. */
  readonly own: boolean;
  /** Declared in some manifest of a directory above. */
  readonly above: boolean;
}

/** Finds what is declared; undefined for a project that no manifest governs. Answers are remembered, so ask freely. */
export function declarationLookup(architecture: Architecture): (project: Project, name: string) => Declaration | undefined {
  const { byRoot, known } = answersIn(architecture.projects);
  const answersOf = (project: Project): Answers => {
    let answers = known.get(project);
    if (answers === undefined) known.set(project, (answers = { project, manifests: manifestsOf(project, byRoot, architecture), names: new Map() }));
    return answers;
  };
  let last: Answers | undefined;
  return (project, name) => {
    // Imports come project by project.
    if (last?.project !== project) last = answersOf(project);
    const { manifests, names } = last;
    let declaration = names.get(name);
    if (declaration === undefined && !names.has(name)) names.set(name, (declaration = declarationOf(manifests, name)));
    return declaration;
  };
}

/** What manifests declare stays as long as their projects do. */
const answersIn = onceFor((projects: readonly Project[]) => ({
  byRoot: new Map(projects.map(({ root, manifest }) => [root, manifest])),
  known: new Map<Project, Answers>(),
}));

/** What was found out about one project. */
interface Answers {
  readonly project: Project;
  readonly manifests: Manifests;
  readonly names: Map<string, Declaration | undefined>;
}

/** Nearest first: the one that governs, those whose dependencies are the project's as well, and all above it. */
interface Manifests {
  readonly own: Manifest | undefined;
  readonly shared: readonly Manifest[];
  readonly above: readonly Manifest[];
}

function manifestsOf(project: Project, byRoot: ReadonlyMap<string, Manifest | undefined>, architecture: Architecture): Manifests {
  const [own, ...above] = withAncestors(project.root).flatMap((root) => byRoot.get(root) ?? []);
  return { own, above, shared: sharesOneManifest(project, architecture) ? above : [] };
}

/** Nx and the monorepo mode of Nest declare the dependencies of all projects once, at the root. */
function sharesOneManifest({ root, declaredBy }: Project, { graph }: Architecture): boolean {
  if (declaredBy.includes('project.json')) return true;
  return declaredBy.includes('nest-cli.json') && graph.module(root === '' ? 'nest-cli.json' : `${root}/nest-cli.json`) === undefined;
}

function declarationOf({ own, shared, above }: Manifests, name: string): Declaration | undefined {
  if (own === undefined) return undefined;
  return {
    manifest: own,
    own: [own, ...shared].some((manifest) => declares(manifest, name)),
    above: above.some((manifest) => declares(manifest, name)),
  };
}

/** A package need not declare itself. */
function declares(manifest: Manifest, name: string): boolean {
  return manifest.name === name || declaredRange(manifest, name) !== undefined;
}

/** `a/b`, `a`, ''. */
function withAncestors(root: string): string[] {
  const directories = [root];
  for (let at = root; at !== ''; directories.push(at)) at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
  return directories;
}

/** The range that a manifest gives a package, in whatever section. */
export function declaredRange(manifest: Manifest, name: string): string | undefined {
  const sections = [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies, manifest.optionalDependencies];
  return sections.find((section) => Object.hasOwn(section, name))?.[name];
}

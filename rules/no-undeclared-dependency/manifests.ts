import type { Manifest, Project } from '../../src/model/inventory.ts';

export interface Manifests {
  /** The manifest that governs a project: its own, or the nearest above. */
  readonly own: Manifest | undefined;
  /** Manifests whose dependencies are the project's too: those above an Nx project, which share one version of all. */
  readonly shared: readonly Manifest[];
  /** The manifests of the directories above that of `own`, nearest first. */
  readonly above: readonly Manifest[];
}

/** Finds the manifests that may declare what a project imports. */
export function manifestLookup(projects: readonly Project[]): (project: Project) => Manifests {
  const byRoot = new Map(projects.map(({ root, manifest }) => [root, manifest]));
  return (project) => {
    const [own, ...above] = withAncestors(project.root).flatMap((root) => byRoot.get(root) ?? []);
    return { own, above, shared: project.declaredBy.includes('project.json') ? above : [] };
  };
}

/** `a/b`, `a`, ''. */
function withAncestors(root: string): string[] {
  const directories = [root];
  for (let at = root; at !== ''; directories.push(at)) at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
  return directories;
}

import type { Manifest, Project, ProjectSource } from '../model/inventory.ts';
import type { Problem } from '../model/problem.ts';
import type { Candidate } from './candidate.ts';
import { isObject, textsOf } from './json.ts';
import type { Layout } from './layout.ts';
import type { ManifestFiles } from './manifest-files.ts';
import { nameProjects } from './name-projects.ts';
import { directoryOf } from './posix-path.ts';
import { isSetAside, isSetAsideBelow } from './set-aside.ts';
import { findToolProjects } from './tool-projects.ts';
import { findMembers } from './workspaces.ts';

export interface FoundProjects {
  /** Sorted by root. */
  readonly projects: readonly Project[];
  /** Roots of projects that Nx says are there to test others. */
  readonly testing: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/**
 * Decides which directories are projects: the root, what a workspace lists, what nest-cli or Nx declare, and each
 * other package.json that says more than how to treat its files, unless it lies inside one of those or where
 * fixtures and templates do.
 */
export function findProjects(layout: Layout, manifests: ManifestFiles): FoundProjects {
  const members = findMembers(layout, manifests);
  const tools = new Map(findToolProjects(layout, manifests).map((project) => [project.root, project]));
  const roots = [...new Set([...(layout.manifests.get('package.json') ?? []), ...tools.keys()])].sort();
  const accepted = new Map<string, Candidate>();
  for (const root of roots) {
    const candidate: Candidate = {
      root,
      manifest: manifests.packageOf(root),
      hasManifest: manifests.has(root, 'package.json'),
      member: members.get(root),
      tool: tools.get(root),
    };
    // Sorted by path, what encloses a directory has been judged before it.
    if (isProject(candidate, nearest(accepted, root))) accepted.set(root, candidate);
  }
  const candidates = [...accepted.values()];
  if (!accepted.has('') && ownsFile(layout, accepted)) candidates.unshift(bareRoot);
  const { names, problems } = nameProjects(candidates, manifests);
  return {
    projects: candidates.map((candidate) => projectOf(candidate, names.get(candidate.root) ?? candidate.root)),
    testing: new Set([...tools.values()].filter(({ testing }) => testing).map(({ root }) => root)),
    problems: [...candidates.flatMap(({ root }) => manifests.problemsOf(root)), ...manifests.problems, ...problems],
  };
}

const bareRoot: Candidate = { root: '', manifest: undefined, hasManifest: false, member: undefined, tool: undefined };

function isProject(candidate: Candidate, enclosing: Candidate | undefined): boolean {
  const { root, manifest, member, tool } = candidate;
  if (root === '' || member !== undefined) return true;
  if (tool !== undefined) return enclosing === undefined || enclosing.root === '' || !isSetAsideBelow(enclosing.root, root);
  if (isSetAside(root) || (manifest !== undefined && isMarker(manifest))) return false;
  if (enclosing === undefined || enclosing.root === '') return true;
  // A declared project says what belongs to it; a plain one may have others below, if not among its own source.
  return enclosing.member === undefined && enclosing.tool === undefined && !isSetAsideBelow(enclosing.root, root);
}

/** A package.json that only tells how the files beside it are to be treated. */
function isMarker(manifest: Manifest): boolean {
  const parts = [manifest.scripts, manifest.dependencies, manifest.devDependencies, manifest.peerDependencies];
  return manifest.name === undefined && parts.every((part) => Object.keys(part).length === 0);
}

function nearest(accepted: ReadonlyMap<string, Candidate>, root: string): Candidate | undefined {
  for (let at = root; at !== ''; ) {
    at = directoryOf(at);
    const found = accepted.get(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether some file lies in no project. */
function ownsFile(layout: Layout, accepted: ReadonlyMap<string, Candidate>): boolean {
  const owned = new Uint8Array(layout.directories.length);
  for (const [number, directory] of layout.directories.entries()) {
    owned[number] = accepted.has(directory) || owned[layout.parents[number] ?? 0] === 1 ? 1 : 0;
  }
  return layout.directoryOf.some((directory) => owned[directory] === 0);
}

function projectOf(candidate: Candidate, name: string): Project {
  const { root, manifest, hasManifest, member, tool } = candidate;
  const sources: (ProjectSource | undefined)[] = [
    hasManifest ? 'package.json' : undefined,
    tool?.declaredBy,
    member?.rush === true ? 'rush.json' : undefined,
  ];
  const declaredBy = sources.filter((source) => source !== undefined);
  return {
    name,
    root,
    declaredBy: declaredBy.length === 0 ? ['directory'] : declaredBy,
    manifest,
    workspace: member !== undefined,
    type: tool?.type,
    entries: tool?.entries ?? [],
    tags: [...new Set([...(tool?.tags ?? []), ...(member?.tags ?? []), ...nxTags(manifest)])].sort(),
  };
}

/** Nx also reads tags from the package.json. */
function nxTags(manifest: Manifest | undefined): readonly string[] {
  const nx = manifest?.raw['nx'];
  return isObject(nx) ? textsOf(nx['tags']) : [];
}

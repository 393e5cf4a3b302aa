import { globSet } from './glob.ts';
import { isObject, objectOf, textOf, textsOf } from './json.ts';
import type { Layout } from './layout.ts';
import type { ManifestFiles } from './manifest-files.ts';
import { isBelow, joinPath } from './posix-path.ts';
import { isSetAside } from './set-aside.ts';

/** A directory that a workspace declaration lists. */
export interface Member {
  readonly root: string;
  /** Whether rush lists it, by name rather than by glob. */
  readonly rush: boolean;
  readonly tags: readonly string[];
}

/**
 * The members of all workspaces: those of npm, yarn and bun (`workspaces`), pnpm, lerna and rush. A workspace may lie
 * in another, or anywhere below the root; a declaration inside a member that does not list it (a template) counts not.
 */
export function findMembers(layout: Layout, manifests: ManifestFiles): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const directory of declaringDirectories(layout)) {
    if (!isDeclaration(directory, members)) continue;
    for (const member of membersOf(directory, layout, manifests)) {
      if (!members.has(member.root)) members.set(member.root, member);
    }
  }
  return members;
}

/** Outermost first, so that a declaration is judged by the members found before it. */
function declaringDirectories(layout: Layout): readonly string[] {
  const names = ['package.json', 'pnpm-workspace.yaml', 'lerna.json', 'rush.json'];
  const directories = new Set(names.flatMap((name) => layout.manifests.get(name) ?? []));
  const depth = (path: string): number => (path === '' ? 0 : path.split('/').length);
  return [...directories].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

function isDeclaration(directory: string, members: ReadonlyMap<string, Member>): boolean {
  if (directory === '' || members.has(directory)) return true;
  return !isSetAside(directory) && ![...members.keys()].some((member) => member !== '' && isBelow(directory, member));
}

function membersOf(directory: string, layout: Layout, manifests: ManifestFiles): Member[] {
  const globs = declaredGlobs(directory, manifests);
  const listed = globs.length === 0 ? [] : matchingDirectories(directory, globs, layout);
  return [...listed.map((root) => ({ root, rush: false, tags: [] })), ...rushMembers(directory, manifests)];
}

/** pnpm's file outweighs the manifest, and both outweigh lerna's own list, as they do for those tools. */
function declaredGlobs(directory: string, manifests: ManifestFiles): readonly string[] {
  const pnpm = textsOf(manifests.yaml(directory, 'pnpm-workspace.yaml')?.['packages']);
  if (pnpm.length > 0) return ['.', ...pnpm];
  const own = manifests.packageOf(directory)?.raw['workspaces'];
  const npm = textsOf(isObject(own) ? own['packages'] : own);
  if (npm.length > 0) return npm;
  const lerna = manifests.json(directory, 'lerna.json');
  if (lerna === undefined || lerna['useWorkspaces'] === true) return [];
  const packages = textsOf(lerna['packages']);
  return packages.length > 0 ? packages : ['packages/*'];
}

function matchingDirectories(directory: string, globs: readonly string[], layout: Layout): string[] {
  const matches = globSet(globs.map((one) => absoluteGlob(directory, one)));
  return (layout.manifests.get('package.json') ?? []).filter((root) => matches(root));
}

/** A glob from the root of the repository. */
function absoluteGlob(directory: string, one: string): string {
  const negated = one.startsWith('!');
  return `${negated ? '!' : ''}${joinPath(directory, negated ? one.slice(1) : one)}`;
}

function rushMembers(directory: string, manifests: ManifestFiles): Member[] {
  const listed = manifests.json(directory, 'rush.json')?.['projects'];
  return (Array.isArray(listed) ? listed : []).flatMap((entry: unknown) => {
    const folder = textOf(objectOf(entry)['projectFolder']);
    if (folder === undefined) return [];
    const root = joinPath(directory, folder);
    return manifests.has(root, 'package.json') ? [{ root, rush: true, tags: textsOf(objectOf(entry)['tags']) }] : [];
  });
}

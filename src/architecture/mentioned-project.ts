import type { Project } from '../model/inventory.ts';
import { joinPath } from './paths.ts';
import type { ProjectIndex } from './project-index.ts';

/** Directory names that containers give to whatever they hold; alone they name no project. */
const containerNames = new Set(['app', 'apps', 'src', 'usr', 'opt', 'srv', 'code', 'home', 'root', 'workspace', 'dist', 'build', 'out', 'tmp', 'var', 'etc', 'bin']);
const outputs = new Set(['dist', 'build', 'out', '.output']);

/**
 * The project that words of a build name. Of several, one that another depends on is only a part of it; what is left is
 * one named at least twice as often as any other.
 */
export function mentionedProject(mentions: readonly string[], directory: string, index: ProjectIndex): Project | undefined {
  const counts = new Map<Project, number>();
  for (const mention of mentions) {
    const project = projectNamedBy(mention, directory, index);
    if (project !== undefined && !index.holdsOthers(project)) counts.set(project, (counts.get(project) ?? 0) + 1);
  }
  const projects = withoutParts([...counts.keys()]);
  const [first, second] = projects.sort((a, b) => counts.get(b)! - counts.get(a)!);
  return second !== undefined && counts.get(first!)! < 2 * counts.get(second)! ? undefined : first;
}

function withoutParts(projects: readonly Project[]): Project[] {
  const whole = projects.filter((project) => !projects.some((other) => dependsOn(other, project) && !dependsOn(project, other)));
  const applications = whole.filter((project) => project.type !== 'library');
  return applications.length > 0 ? applications : whole;
}

function dependsOn(project: Project, other: Project): boolean {
  const { manifest } = project;
  const name = other.manifest?.name;
  return name !== undefined && manifest !== undefined
    && [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies].some((section) => Object.hasOwn(section, name));
}

function projectNamedBy(mention: string, directory: string, index: ProjectIndex): Project | undefined {
  const named = containerNames.has(mention) ? undefined : index.named(mention);
  // A plain word may be anything; only what can be started is meant by one.
  if (named !== undefined && (mention.startsWith('@') || index.isRunnable(named))) return named;
  return projectOnPath(mention, directory, index);
}

/** The project whose directory a path runs through, be it a path of the repository or one inside the image. */
function projectOnPath(path: string, directory: string, index: ProjectIndex): Project | undefined {
  const absolute = path.startsWith('/');
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  if (names.includes('..')) return undefined;
  const bases = absolute ? [''] : ancestorsOf(directory);
  for (let start = 0; start < names.length; start++) {
    for (let end = names.length; end > start; end--) {
      const run = names.slice(start, end).join('/');
      if (end - start === 1 && !mayStandAlone(names, start, absolute)) continue;
      const project = bases.map((base) => index.at(joinPath(base, run))).find((found) => found !== undefined);
      if (project !== undefined) return project;
    }
  }
  return undefined;
}

/** A single name is a project's directory at the start of a relative path, or below what containers add before it. */
function mayStandAlone(names: readonly string[], at: number, absolute: boolean): boolean {
  const before = names.slice(0, at);
  if (containerNames.has(names[at]!)) return !absolute && at === 0 && names.length > 1 && !outputs.has(names[at]!);
  return absolute ? at > 0 && before.every((name) => containerNames.has(name)) : before.every((name) => outputs.has(name));
}

function ancestorsOf(directory: string): readonly string[] {
  const names = directory.split('/');
  return Array.from({ length: names.length + 1 }, (_, count) => names.slice(0, count).join('/'));
}

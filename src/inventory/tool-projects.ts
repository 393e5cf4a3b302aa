import { isObject, objectOf, textOf, textsOf } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Layout } from './layout.ts';
import type { ManifestFiles } from './manifest-files.ts';
import { joinPath } from './posix-path.ts';
import { isSetAside } from './set-aside.ts';

/** A project as nest-cli or Nx declares it. */
export interface ToolProject {
  readonly root: string;
  readonly declaredBy: 'nest-cli.json' | 'project.json';
  readonly file: string;
  readonly name: string | undefined;
  readonly type: 'application' | 'library' | undefined;
  readonly entries: readonly string[];
  readonly tags: readonly string[];
  /** Whether it is there to test another. */
  readonly testing: boolean;
}

/** All projects that nest-cli.json, Nx's project.json, or the older workspace.json and angular.json declare. */
export function findToolProjects(layout: Layout, manifests: ManifestFiles): readonly ToolProject[] {
  const inEach = (name: string, read: (directory: string, json: JsonObject) => readonly ToolProject[]): ToolProject[] =>
    (layout.manifests.get(name) ?? [])
      .filter((directory) => !isSetAside(directory))
      .flatMap((directory) => read(directory, manifests.json(directory, name) ?? {}));
  const projects = [
    ...['nest-cli.json', '.nest-cli.json'].flatMap((name) =>
      inEach(name, (at, json) => nestProjects(layout, at, name, json)),
    ),
    ...inEach('project.json', (at, json) => nxProject(layout, at, 'project.json', json)),
    ...['workspace.json', 'angular.json'].flatMap((name) =>
      inEach(name, (at, json) => Object.entries(objectOf(json['projects'])).flatMap(([key, value]) =>
        listedProject(layout, at, name, key, value))),
    ),
  ];
  return projects.filter(({ root }) => layout.directoryNumbers.has(root));
}

/** Many projects in monorepo mode, one in the directory of the file otherwise. */
function nestProjects(layout: Layout, directory: string, name: string, json: JsonObject): ToolProject[] {
  const listed = Object.entries(objectOf(json['projects']));
  if (listed.length === 0 && json['monorepo'] === true) return [];
  if (listed.length === 0) return [nestProject(layout, directory, directory, name, undefined, json)];
  return listed.flatMap(([key, value]) => {
    if (!isObject(value)) return [];
    const root = joinPath(directory, textOf(value['root']) ?? '');
    return [nestProject(layout, directory, root, name, key, value)];
  });
}

/** A single nest-cli.json builds libraries as well, so only an entry to start tells that it is an application. */
function nestProject(
  layout: Layout, directory: string, root: string, file: string, name: string | undefined, json: JsonObject,
): ToolProject {
  const declared = kindOf(json['type']);
  const source = name === undefined
    ? joinPath(root, textOf(json['sourceRoot']) ?? 'src')
    : joinPath(directory, textOf(json['sourceRoot']) ?? joinPath(textOf(json['root']) ?? '', 'src'));
  const entry = textOf(json['entryFile']) ?? (declared === 'library' ? 'index' : 'main');
  const entries = existing(layout, [source, joinPath(root, 'src'), root].map((directory) => joinPath(directory, entry)));
  const type = declared ?? (entries.length > 0 ? 'application' : undefined);
  const at = joinPath(directory, file);
  return { root, declaredBy: 'nest-cli.json', file: at, name, type, entries, tags: [], testing: false };
}

/** A project.json is Nx's when it says something that Nx asks for. */
function nxProject(layout: Layout, root: string, file: string, json: JsonObject): ToolProject[] {
  const keys = ['targets', 'architect', 'projectType', 'sourceRoot', 'implicitDependencies', 'tags'];
  if (!keys.some((key) => key in json)) return [];
  const targets = Object.entries({ ...objectOf(json['architect']), ...objectOf(json['targets']) });
  const named = new Set(targets.map(([name]) => name));
  const mains = targets.flatMap(([, target]) => {
    const options = objectOf(objectOf(target)['options']);
    return [textOf(options['main']), textOf(options['browser'])].filter((main) => main !== undefined);
  });
  const fromTop = (main: string): string =>
    joinPath('', main.replace('{projectRoot}', root).replace('{workspaceRoot}', ''));
  return [{
    root,
    declaredBy: 'project.json',
    file: joinPath(root, file),
    name: textOf(json['name']),
    type: kindOf(json['projectType']),
    entries: existing(layout, mains.map(fromTop)),
    tags: textsOf(json['tags']),
    testing: named.has('e2e') && !named.has('build') && !named.has('serve'),
  }];
}

/** An entry of workspace.json or angular.json: a project, or the directory of one with its own project.json. */
function listedProject(layout: Layout, directory: string, file: string, name: string, value: unknown): ToolProject[] {
  if (!isObject(value)) return [];
  const root = joinPath(directory, textOf(value['root']) ?? '');
  return nxProject(layout, root, 'project.json', { name, projectType: 'application', ...value })
    .map((project) => ({ ...project, file: joinPath(directory, file) }));
}

/** The first of these that is a file, its extension added where it has none. */
function existing(layout: Layout, paths: readonly string[]): readonly string[] {
  const endings = ['', '.ts', '.tsx', '.js', '.mts', '.mjs'];
  const found = paths.flatMap((path) => endings.map((ending) => path + ending)).find((path) => layout.files.has(path));
  return found === undefined ? [] : [found];
}

function kindOf(value: unknown): 'application' | 'library' | undefined {
  return value === 'application' || value === 'library' ? value : undefined;
}

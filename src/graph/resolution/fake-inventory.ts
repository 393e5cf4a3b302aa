import type { Inventory, Manifest, Project, TsConfig } from '../../model/inventory.ts';
import { directoryOf, isWithin, joinPath } from './posix-path.ts';

type Json = Readonly<Record<string, unknown>>;

export interface FakeSettings {
  /** Directories whose files version control ignores. */
  readonly ignored?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
  /** Projects that have no package.json. */
  readonly projects?: readonly Partial<Project>[];
}

/** An inventory of files in memory, made from their texts alone: enough of the real one to test resolution. */
export function fakeInventory(texts: Readonly<Record<string, string>>, settings: FakeSettings = {}): Inventory {
  const paths = Object.keys(texts).toSorted();
  const numbers = new Map(paths.map((path, number) => [path, number]));
  const directories = new Set(['']);
  for (const path of paths) for (let up = directoryOf(path); up !== ''; up = directoryOf(up)) directories.add(up);
  const projects = findProjects(texts, settings);
  const configs = new Map(paths.filter(isTsConfig).map((path) => [directoryOf(path), readTsConfig(texts, path)]));
  const links = Object.entries(settings.links ?? {});
  const nearest = (path: string): Project => projects.filter(({ root }) => isWithin(path, root)).at(-1) ?? projects[0]!;
  return {
    paths,
    fileOf: (path) => numbers.get(path),
    isDirectory: (path) => directories.has(path),
    realPath(path) {
      const link = links.find(([from]) => isWithin(path, from));
      return link === undefined ? path : link[1] + path.slice(link[0].length);
    },
    ignores: (path) => (settings.ignored ?? []).some((directory) => isWithin(path, directory)),
    projects,
    projectOf: (file) => nearest(paths[file]!),
    roleOf: () => 'shipped',
    tsconfigOf(path) {
      for (let up = directoryOf(path); ; up = directoryOf(up)) {
        const config = configs.get(up);
        if (config !== undefined || up === '') return config;
      }
    },
    problems: [],
  };
}

function isTsConfig(path: string): boolean {
  return path.endsWith('/tsconfig.json') || path === 'tsconfig.json';
}

function findProjects(texts: Readonly<Record<string, string>>, settings: FakeSettings): Project[] {
  const roots = Object.keys(texts).filter((path) => path === 'package.json' || path.endsWith('/package.json')).map(directoryOf);
  const workspaces = strings(parse(texts['package.json'] ?? '{}').workspaces).map((glob) => glob.replace('/*', ''));
  const found = roots.map((root): Project => {
    const manifest = readManifest(root === '' ? 'package.json' : `${root}/package.json`, texts);
    const workspace = workspaces.some((glob) => glob === root || glob === directoryOf(root));
    return { ...bare, name: manifest.name ?? root, root, declaredBy: ['package.json'], manifest, workspace };
  });
  const others = (settings.projects ?? []).map((project): Project => ({ ...bare, ...project }));
  const rootProject: Project[] = [...found, ...others].some(({ root }) => root === '') ? [] : [{ ...bare, name: 'root' }];
  return [...rootProject, ...found, ...others].toSorted((a, b) => (a.root < b.root ? -1 : 1));
}

const bare: Project = {
  name: '', root: '', declaredBy: ['directory'], manifest: undefined, workspace: false, type: undefined, entries: [], tags: [],
};

function readManifest(file: string, texts: Readonly<Record<string, string>>): Manifest {
  const raw = parse(texts[file]!);
  return {
    file,
    name: string(raw.name),
    version: string(raw.version),
    private: raw.private === true,
    type: raw.type === 'module' ? 'module' : 'commonjs',
    main: string(raw.main),
    module: string(raw.module),
    browser: string(raw.browser),
    types: string(raw.types) ?? string(raw.typings),
    source: string(raw.source),
    bin: [],
    exports: raw.exports,
    imports: raw.imports,
    typesVersions: raw.typesVersions,
    filesField: undefined,
    scripts: {},
    dependencies: ranges(raw.dependencies),
    devDependencies: ranges(raw.devDependencies),
    peerDependencies: ranges(raw.peerDependencies),
    optionalDependencies: ranges(raw.optionalDependencies),
    raw,
  };
}

function readTsConfig(texts: Readonly<Record<string, string>>, file: string): TsConfig {
  const directory = directoryOf(file);
  const own = parse(texts[file]!);
  const base = string(own.extends);
  const basePath = base === undefined ? undefined : joinPath(directory, base);
  const inherited = basePath === undefined || texts[basePath] === undefined ? undefined : readTsConfig(texts, basePath);
  const options = record(own.compilerOptions);
  const inDirectory = (value: unknown): string | undefined => {
    const text = string(value);
    return text === undefined ? undefined : joinPath(directory, text);
  };
  const baseUrl = inDirectory(options.baseUrl) ?? inherited?.baseUrl;
  const declared = options.paths === undefined ? undefined : paths(options.paths);
  return {
    file,
    pathsBase: baseUrl ?? (declared === undefined ? inherited?.pathsBase ?? directory : directory),
    pathsFile: declared === undefined ? inherited?.pathsFile : file,
    baseUrl,
    paths: declared ?? inherited?.paths,
    rootDirs: strings(options.rootDirs).flatMap((item) => inDirectory(item) ?? []),
    rootDir: inDirectory(options.rootDir) ?? inherited?.rootDir,
    outDir: inDirectory(options.outDir) ?? inherited?.outDir,
    declarationDir: inDirectory(options.declarationDir) ?? inherited?.declarationDir,
    moduleSuffixes: strings(options.moduleSuffixes),
    customConditions: strings(options.customConditions),
    moduleResolution: string(options.moduleResolution),
    module: string(options.module),
    allowJs: true,
    resolveJsonModule: true,
    references: [],
  };
}

function paths(value: unknown): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(record(value)).map(([alias, targets]) => [alias, strings(targets)]));
}

function parse(text: string): Json {
  return record(JSON.parse(text));
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function ranges(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(record(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

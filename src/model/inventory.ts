import type { Problem } from './problem.ts';
import type { Site } from './site.ts';

/** What a file is for. All but `shipped` is kept out of rules that judge what is deployed. */
export type FileRole = 'shipped' | 'test' | 'story' | 'fixture' | 'script' | 'config' | 'generated';

/** What a repository consists of, told from names, manifests and tsconfigs alone: no source file has been read. */
export interface Inventory {
  /** Every file of the tree that the config does not ignore, in the tree's order; a file's number is its place here. */
  readonly paths: readonly string[];
  /** The number of a path, or undefined when the tree has no such file. */
  fileOf(path: string): number | undefined;
  /** Whether the tree has a directory of this path ('' is the root). */
  isDirectory(path: string): boolean;
  /** The real path behind a path that runs through symbolic links of the tree. */
  realPath(path: string): string;
  /** Whether version control ignores this path. */
  ignores(path: string): boolean;
  /** The package.json of a directory, whether it makes a project or not. */
  manifestAt(directory: string): Manifest | undefined;
  /** All projects, sorted by root; the first is the root project when the root is one or nothing else owns a file. */
  readonly projects: readonly Project[];
  /** The project that owns a file: the one with the nearest root. */
  projectOf(file: number): Project;
  roleOf(file: number): FileRole;
  /** The tsconfig (or jsconfig) that governs a file: nearest upwards, followed through solution-style references. */
  tsconfigOf(path: string): TsConfig | undefined;
  readonly problems: readonly Problem[];
}

/** A directory with a manifest: package.json, a nest-cli project, an Nx project, or the root when nothing else is. */
export interface Project {
  /** Unique in the repository; the manifest's name, or the directory where it has none or another took it. */
  readonly name: string;
  /** Posix directory from the repository root; '' is the root itself. */
  readonly root: string;
  /** The kinds of manifest found: what made this directory a project. */
  readonly declaredBy: readonly ProjectSource[];
  /** The package.json of this directory, if it has a valid one. */
  readonly manifest: Manifest | undefined;
  /** Whether package.json is one that a workspace declaration of the repository lists (so its name resolves). */
  readonly workspace: boolean;
  /** What nest-cli or Nx say of it. */
  readonly type: 'application' | 'library' | undefined;
  /** Entry files told by nest-cli or Nx (posix, from the repository root), where there is no manifest to tell. */
  readonly entries: readonly string[];
  /** Nx tags and the like. */
  readonly tags: readonly string[];
}

export type ProjectSource = 'package.json' | 'nest-cli.json' | 'project.json' | 'rush.json' | 'directory';

/** The parts of a package.json that matter here, with types already checked; unknown shapes are left out. */
export interface Manifest {
  /** Posix path of the package.json. */
  readonly file: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly private: boolean;
  readonly type: 'module' | 'commonjs';
  readonly main: string | undefined;
  readonly module: string | undefined;
  readonly browser: string | undefined;
  readonly types: string | undefined;
  readonly source: string | undefined;
  readonly bin: readonly string[];
  readonly exports: unknown;
  readonly imports: unknown;
  readonly typesVersions: unknown;
  /** Relative globs of what is published, undefined when all is. */
  readonly filesField: readonly string[] | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  /** Name → range, one map for each section of the manifest. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  /** The `nx`, `mandate`, `jest` and other blocks that some readers ask for; raw JSON. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** Where a property stands: `['dependencies', 'zod']`. Looked up when it is asked for. */
  placeOf(path: readonly string[]): Site;
}

/** The effective options of one tsconfig after `extends`; paths are posix from the repository root. */
export interface TsConfig {
  readonly file: string;
  /** Directory that `paths` values start from: `baseUrl`, or the directory of the config that declares `paths`. */
  readonly pathsBase: string;
  /** Directory of the config that declares `paths`: of this one, or of one that it extends. */
  readonly pathsDirectory: string | undefined;
  readonly baseUrl: string | undefined;
  readonly paths: Readonly<Record<string, readonly string[]>> | undefined;
  readonly rootDirs: readonly string[];
  readonly rootDir: string | undefined;
  readonly outDir: string | undefined;
  readonly declarationDir: string | undefined;
  readonly moduleSuffixes: readonly string[];
  readonly customConditions: readonly string[];
  readonly moduleResolution: string | undefined;
  readonly module: string | undefined;
  readonly allowJs: boolean;
  readonly resolveJsonModule: boolean;
  readonly references: readonly string[];
}

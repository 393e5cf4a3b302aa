import type { ImportKind } from './facts.ts';
import type { FileRole, Project } from './inventory.ts';
import type { Site } from './site.ts';

/** One file of the repository as the graph knows it. One object a file: compare with `===`. */
export interface Module {
  readonly path: string;
  readonly project: Project;
  readonly role: FileRole;
}

/** One resolved import between two files of the repository. */
export interface Import {
  readonly from: Module;
  readonly to: Module;
  readonly kind: ImportKind;
  readonly typeOnly: boolean;
  readonly specifier: string;
  /** Imported names in the target: 'default', '*' for a namespace; empty when the form does not tell. */
  readonly names: readonly string[];
  /** The name that each of `names` is bound to in the importing module; '' where none is. */
  readonly locals: readonly string[];
  readonly site: Site;
}

/** One import of something outside the repository: a package of the registry. */
export interface PackageImport {
  readonly from: Module;
  /** The package's name without its subpath. */
  readonly package: string;
  readonly kind: ImportKind;
  readonly typeOnly: boolean;
  readonly specifier: string;
  readonly names: readonly string[];
  readonly site: Site;
}

/** One import of a file that a generator makes and that is not there: a fresh clone has none of them. */
export interface GeneratedImport {
  readonly from: Module;
  /** Where the file will be, posix from the repository root; without its extension where the specifier has none. */
  readonly path: string;
  readonly kind: ImportKind;
  readonly typeOnly: boolean;
  readonly specifier: string;
  readonly names: readonly string[];
  readonly site: Site;
}

/** A strongly connected set of modules, and one shortest way round it. */
export interface ModuleCycle {
  /** All members, sorted by path. */
  readonly modules: readonly Module[];
  /** A shortest closed walk within the set: each import leads to the next one's module, the last to the first's. */
  readonly walk: readonly Import[];
}

/** Where an imported name is declared, and the way there. */
export interface Origin {
  /** The module that declares the name. */
  readonly module: Module;
  /** The name as its module declares it; '*' for a whole namespace. */
  readonly name: string;
  /** The re-exports passed, in order; empty when the module asked declares the name itself. */
  readonly chain: readonly Import[];
  /** False when no export of this name was seen: the module tells no names, as CommonJS and JSON do. */
  readonly told: boolean;
}

/** A file that a project publishes, and under which name. */
export interface PublishedEntry {
  readonly project: Project;
  /** What an importer writes after the package name: '.' or './sub'. */
  readonly subpath: string;
  /** What an importer writes: `@acme/billing/sub`, or the alias that leads there. */
  readonly specifier: string;
  readonly module: Module;
}

/**
 * The import graph. Columnar inside, modules and imports outside. Everything is sorted: by path, then line, then
 * column. Arrays are made once and shared: callers never change them.
 */
export interface Graph {
  readonly modules: readonly Module[];
  module(path: string): Module | undefined;
  /** Imports of one module that stay in the repository. */
  importsOf(module: Module): readonly Import[];
  /** Imports that lead to one module. */
  importersOf(module: Module): readonly Import[];
  /** Imports that lead from one project into another. */
  readonly crossings: readonly Import[];
  /** Imports that lead from a module of the first set to one of the second. */
  between(from: (module: Module) => boolean, to: (module: Module) => boolean): readonly Import[];
  /** Imports of packages from outside the repository; node's own modules are not among them. */
  readonly packageImports: readonly PackageImport[];
  /** Those of one module. */
  packageImportsOf(module: Module): readonly PackageImport[];
  readonly generatedImports: readonly GeneratedImport[];
  /**
   * Cycles among the modules that `keep` accepts; type-only imports and `import()` count only when asked. What the same function
   * was asked for is remembered, so its answers must not change.
   */
  cycles(options: {
    readonly typeOnly: boolean;
    readonly dynamic: boolean;
    keep(module: Module): boolean;
  }): readonly ModuleCycle[];
  /** Where a name that a module exports is declared; undefined when the module exports no such name. */
  origin(module: Module, name: string): Origin | undefined;
  /** Every name that a module is seen to export, through stars too; sorted. */
  exportedNames(module: Module): readonly string[];
  /** Whether a module is another, or loads it at any depth. */
  reaches(module: Module, other: Module): boolean;
  /** Tells the modules of a set, and those that re-export from one of them at any depth. The set is asked once a module. */
  reexporters(set: (module: Module) => boolean): (module: Module) => boolean;
  /** The entries a project publishes; undefined when it declares none that leads to a file (then nothing is closed). */
  entriesOf(project: Project): readonly PublishedEntry[] | undefined;
  /** The entry that publishes a module; undefined when it is not published. */
  entryOf(module: Module): PublishedEntry | undefined;
}

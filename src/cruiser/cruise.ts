/** What a run of dependency-cruiser is asked for. Plain JSON: it is handed to a process of its own. */
export interface CruiseRequest {
  /** Absolute path of the repository's root: where the run takes place. */
  readonly root: string;
  /** The config, from the root. */
  readonly config: string;
  /** Directories, files and globs to start from, from the root. */
  readonly directories: readonly string[];
  /** What a script of package.json says beside the config. */
  readonly options: CruiseOptions;
  /** Directory of the dependency-cruiser to run. */
  readonly install: string;
}

export interface CruiseOptions {
  /** A file of violations that are passed over. */
  readonly ignoreKnown?: string;
  readonly tsConfig?: string;
  readonly exclude?: string;
  readonly includeOnly?: string;
  readonly doNotFollow?: string;
  readonly tsPreCompilationDeps?: boolean;
}

/** What came of it: the violations, or why there are none to be had. */
export type CruiseOutcome = Cruised | { readonly failed: string };

export interface Cruised {
  readonly version: string;
  /** How many modules were seen. */
  readonly modules: number;
  readonly transpilers: readonly Transpiler[];
  readonly violations: readonly CruiserViolation[];
  readonly rules: readonly CruiserRule[];
}

/** As `getAvailableTranspilers()` of dependency-cruiser tells it. */
export interface Transpiler {
  readonly name: string;
  readonly version: string;
  readonly available: boolean;
}

/** A violation as dependency-cruiser tells it, as far as it is used here. Paths are from the root. */
export interface CruiserViolation {
  /** `dependency`, `module`, `cycle`, `reachability`, `instability`, or what a later version adds. */
  readonly type?: string;
  readonly rule: { readonly name: string; readonly severity: string };
  readonly from: string;
  readonly to: string;
  /** What the import says, where it is told. */
  readonly unresolvedTo?: string;
  readonly cycle?: readonly Step[];
  readonly via?: readonly Step[];
}

/** Versions before 16 tell a step by its name alone. */
export type Step = string | { readonly name: string };

/** A rule of the config, as far as its words are used. */
export interface CruiserRule {
  readonly name: string;
  readonly comment?: string;
  /** `forbidden`, `allowed` or `required`. */
  readonly kind: 'forbidden' | 'allowed' | 'required';
  readonly orphan: boolean;
  readonly unreachable: boolean;
}

/** Whether dependency-cruiser is run beside a check, or only told of where its config would be run. */
export type CruiseMode = 'run' | 'tell';

/** A monorepo before a byte of it is written: what the files are and who imports whom. */
export type Plan = {
  readonly projects: readonly Project[];
  /** What was planted on purpose, so that a run can be held to it. */
  readonly planted: Planted;
};

export type Planted = {
  /** Cycles of modules inside one project: each is one strongly connected component. */
  readonly cycles: number;
  /** The same, but closed by a type-only import. */
  readonly typeCycles: number;
  /** Cycles between packages that publish their source: a tool must resolve workspace packages to see them. */
  readonly workspaceCycles: number;
  /** Cycles between packages of which one publishes a `dist` that is not built: it must lead back to the source. */
  readonly unbuiltCycles: number;
  readonly crossServiceImports: number;
  readonly deepImports: number;
  readonly libraryToService: number;
};

export type ProjectKind = 'service' | 'contracts' | 'library';

export type Project = {
  readonly kind: ProjectKind;
  readonly name: string;
  readonly dir: string;
  /** A frontend: components in TSX. */
  readonly web: boolean;
  /** How relative imports end: `.js` as Node asks for, or not at all as bundlers allow. */
  readonly suffix: '' | '.js';
  /** Whether `exports` leads to the source, or to a `dist` that is not built. */
  readonly published: 'source' | 'dist';
  /** Whether `exports` has `./*` besides the entry. */
  readonly subpaths: boolean;
  readonly uses: Project[];
  readonly features: Feature[];
  readonly modules: Module[];
};

export type Feature = { readonly name: string; readonly modules: Module[]; barrel: Module | undefined };

export type Role = 'code' | 'component' | 'barrel' | 'main' | 'test' | 'script' | 'table' | 'data';

export type Module = {
  /** From the project's directory. */
  readonly path: string;
  readonly role: Role;
  /** Pascal-cased; the names that the module exports are made of it. */
  readonly ident: string;
  readonly imports: Import[];
  readonly bytes: number;
};

export type Form = 'value' | 'type' | 'inline-type' | 'namespace' | 'effect' | 'dynamic' | 'require' | 'star' | 'named-again' | 'import-type';

export type Import = { readonly specifier: string; readonly form: Form; readonly name: string };

/**
 * Chooses modules. A string is a project's name, a service's name, a directory or a glob over paths. An object gives
 * one or more of its keys; all given must hold. Patterns are globs (`*` within a name, `**` across directories).
 */
export type Selector = string | SelectorObject;

export interface SelectorObject {
  readonly path?: string | readonly string[];
  readonly project?: string | readonly string[];
  readonly service?: string | readonly string[];
  readonly tag?: string | readonly string[];
  /** Packages from outside the repository, by name; only an import's target can be one. */
  readonly package?: string | readonly string[];
  readonly kind?: 'service' | 'library' | 'interface' | 'workspace';
}

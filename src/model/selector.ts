/**
 * Chooses modules. A string is a project's name, a service's name, a directory or a glob over paths. An object gives
 * one or more of its keys; all given must hold. Patterns are globs (`*` within a name, `**` across directories).
 * In the options of a rule that says so, `<name>` in a pattern stands for one name, the same wherever it is written.
 */
export type Selector = string | SelectorObject;

export interface SelectorObject {
  readonly path?: string | readonly string[];
  readonly project?: string | readonly string[];
  readonly service?: string | readonly string[];
  readonly tag?: string | readonly string[];
  /** Packages from outside the repository, by name or with a subpath; only an import's target can be one. */
  readonly package?: string | readonly string[];
  readonly kind?: 'service' | 'library' | 'interface' | 'workspace';
  /** Exceptions: leaves out what one of these chooses. */
  readonly not?: Selector | readonly Selector[];
  /** What each of these chooses. */
  readonly all?: readonly Selector[];
  /** What at least one of these chooses. */
  readonly any?: readonly Selector[];
}

/** The selectors within a selector. */
export function partsOf(selector: Selector): readonly Selector[] {
  if (typeof selector === 'string') return [];
  const { not = [], all = [], any = [] } = selector;
  return [...(Array.isArray(not) ? not as readonly Selector[] : [not as Selector]), ...all, ...any];
}

/** Whether a selector can choose packages from outside the repository. */
export function namesPackages(selector: Selector): boolean {
  if (typeof selector === 'string') return false;
  const { all = [], any = [] } = selector;
  return selector.package !== undefined || [...all, ...any].some(namesPackages);
}

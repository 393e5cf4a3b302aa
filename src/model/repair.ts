import type { Site } from './site.ts';

/** What puts a finding right without a person having to decide anything, in plain data; `mandate check --fix` does it. */
export interface Repair {
  /** Whether nothing of the finding is left once this is done. */
  readonly complete: boolean;
  readonly imports: readonly ImportRepair[];
  readonly dependencies: readonly DependencyRepair[];
}

/** One import that can take all or some of its names from a published entry. */
export interface ImportRepair {
  /** Where the specifier stands. */
  readonly site: Site;
  /** The specifier that stands there now. */
  readonly specifier: string;
  readonly moves: readonly ImportMove[];
}

/** Names that an entry exports as the very declarations which are imported now. */
export interface ImportMove {
  /** As the target names them; `default`, or `*` for the whole namespace. */
  readonly names: readonly string[];
  readonly specifier: string;
  /** The file that the new specifier leads to. */
  readonly target: string;
  /** Where the entry passes these names on; a name that is passed on as a type alone is no value. */
  readonly via: readonly Site[];
}

/** One entry to add to a manifest. */
export interface DependencyRepair {
  /** Posix path of the package.json. */
  readonly manifest: string;
  readonly section: 'dependencies' | 'devDependencies';
  readonly package: string;
  readonly range: string;
}

/** One repair that does what both do. */
export function joinRepairs(a: Repair | undefined, b: Repair | undefined): Repair | undefined {
  if (a === undefined || b === undefined) return a === undefined && b === undefined ? undefined : { ...(a ?? b)!, complete: false };
  const joined = [...a.dependencies, ...b.dependencies];
  return {
    complete: a.complete && b.complete,
    imports: [...a.imports, ...b.imports],
    dependencies: joined.filter((one, at) => joined.findIndex((other) => other.manifest === one.manifest && other.package === one.package) === at),
  };
}

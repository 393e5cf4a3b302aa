import type { ProblemCode } from './problem.ts';
import type { Rule, Severity } from './rule.ts';
import type { Selector } from './selector.ts';
import type { Waiver } from './waiver.ts';

export interface ServiceConfig {
  /** Directory of the service; every project below it belongs to the service. */
  readonly root: string;
  /** Interface packages (name or directory) or modules inside the service (globs from the repository root). */
  readonly interfaces?: readonly string[];
  readonly tags?: readonly string[];
  /** Databases, tables and queues that it owns, as `mandate inspect` calls them: `table:orders`; `*` stands for any text. */
  readonly owns?: readonly string[];
}

/** What a `mandate.config.*` may say. Everything is optional and overrides what is inferred. */
export interface Config {
  readonly $schema?: string;
  /** Service name → directory or more; `false` says that what was inferred under this name is no service. */
  readonly services?: Readonly<Record<string, string | ServiceConfig | false>>;
  /** Interface package (name or directory) → the service it speaks for. */
  readonly interfaces?: Readonly<Record<string, string>>;
  /** Tag → selectors of the projects or modules that carry it. */
  readonly tags?: Readonly<Record<string, Selector | readonly Selector[]>>;
  /** Globs of files that are left out of the analysis. */
  readonly ignore?: readonly string[];
  /** Globs of files that are tests, beside those told by name and manifest. */
  readonly tests?: readonly string[];
  /** Rule id → severity, or severity and options. */
  readonly rules?: Readonly<Record<string, Severity | readonly [Severity, unknown]>>;
  /** Rules of your own, made with `defineRule`. */
  readonly customRules?: readonly Rule[];
  /** Exceptions from a rule for one edge each, with reason, owner and last day. */
  readonly waivers?: readonly Waiver[];
  /** Whether an existing dependency-cruiser config is run beside; it is unless told otherwise. */
  readonly dependencyCruiser?: boolean;
  /** Problem code → severity; only a raise is possible, since a Problem is never silent. */
  readonly problems?: Readonly<Partial<Record<ProblemCode, 'error'>>>;
  /** Raises every Problem to an error. */
  readonly strict?: boolean;
}

/** Gives a config its types and completion in an editor. */
export function defineConfig(config: Config): Config {
  return config;
}

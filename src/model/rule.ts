import type { z } from 'zod';
import type { Architecture } from './architecture.ts';
import type { Unit } from './unit.ts';
import type { Selector } from './selector.ts';
import type { Import, Module } from './graph.ts';
import type { Project } from './inventory.ts';
import type { Repair } from './repair.ts';
import type { Site } from './site.ts';

export type Severity = 'error' | 'warn' | 'off';

/** One end of a finding. Give the most precise that is known; the rest is told from it. */
export interface End {
  readonly unit?: Unit;
  readonly project?: Project;
  readonly module?: Module;
  /** What is named at that end when it is no module: an external package, a symbol. */
  readonly symbol?: string;
}

/** What a person reads: the fault with both ends, the reason, the way out. */
export interface Explanation {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** One break of a rule. Its fingerprint is made of rule, ends and symbols, never of lines. */
export interface Violation {
  readonly explanation: Explanation;
  readonly from: End;
  readonly to: End;
  /** All places of this one break; at least one. */
  readonly sites: readonly Site[];
  /** The way from one end to the other, where it leads through others. */
  readonly chain?: readonly Import[];
  /** What `mandate check --fix` may do about it. */
  readonly repair?: Repair;
}

/**
 * A rule: plain data and one pure function. It never does IO, never prints, and knows no other rule. `schema` gets zod
 * handed in, so that a run without options does not load it; `defaults` is what an empty object parses to.
 */
export interface Rule<Options = unknown> {
  readonly id: string;
  /** One sentence: what must hold. */
  readonly summary: string;
  /** The clause of the mandate it enforces, 1 to 6. */
  readonly clause: 1 | 2 | 3 | 4 | 5 | 6;
  readonly severity: Severity;
  readonly defaults: Options;
  readonly schema: (zod: typeof z) => z.ZodType<Options>;
  /** The selectors in the options: one that matches nothing can never fire, and becomes a Problem of severity error. */
  selectors?(options: Options): readonly Selector[];
  check(architecture: Architecture, options: Options): Iterable<Violation>;
}

/** Gives a rule its types; a user's own rule in the config is the same object as a built-in one. */
export function defineRule<Options>(rule: Rule<Options>): Rule<Options> {
  return rule;
}

/** The schema and defaults of a rule without options. */
export const noOptions = {
  defaults: {} as Readonly<Record<string, never>>,
  schema: (zod: typeof z): z.ZodType<Readonly<Record<string, never>>> => zod.strictObject({}),
};

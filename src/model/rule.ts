import type { z } from 'zod';
import type { Architecture } from './architecture.ts';
import type { Unit } from './unit.ts';
import type { Selector } from './selector.ts';
import type { Import, Module } from './graph.ts';
import type { Planting } from './plant.ts';
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
  /** What is reached there by name: the imported names, `*` for all. They tell one finding from another where paths may not. */
  readonly names?: readonly string[];
  /** Where several units break the rule together and this end is merely the one told first: all of them. */
  readonly oneOf?: readonly Unit[];
}

/** What a person reads: the fault with both ends, the reason, the way out. */
export interface Explanation {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** One break of a rule. Its fingerprint is made of the rule, the names of both ends and what they name, never of paths or lines. */
export interface Violation {
  readonly explanation: Explanation;
  readonly from: End;
  readonly to: End;
  /** All places of this one break; at least one. */
  readonly sites: readonly Site[];
  /** The way from one end to the other, where it leads through others. */
  readonly chain?: readonly Import[];
  /** How large it is, where it can grow without another name: the modules of a knot. */
  readonly size?: number;
  /** What `mandate check --fix` may do about it. */
  readonly repair?: Repair;
}

/** What is wrong with how an exception is written, and what would be right. */
export interface ExceptionFault {
  readonly what: string;
  readonly fix: string;
}

/** An exception, a waiver of the config or a comment, after the findings have been held against it. */
export interface JudgedException {
  /** What a message calls it: `the waiver of no-deep-import for a.ts → b.ts`, `this comment`. */
  readonly called: string;
  /** The rule that it is from, as written. */
  readonly rule: string;
  readonly from: End;
  readonly to: End;
  /** Who answers for it, where it says so. */
  readonly owner?: string;
  readonly site: Site;
  /** An exception with one of these excepts nothing. */
  readonly faults: readonly ExceptionFault[];
  /** Set when its last day is past; it then excepts nothing. */
  readonly expired?: string;
  /** Where another stands that excepts the same; this one then excepts nothing. */
  readonly double?: Site;
  /** Whether a finding is there that it is for. */
  readonly met: boolean;
  /** What may be meant, or why nothing is met, where that can be told; a sentence, else ''. */
  readonly hint: string;
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
  /** Set for a rule about exceptions: it runs when all others have, and what it finds cannot be excepted. */
  readonly judges?: 'exceptions';
  /** `exceptions` is given to rules that judge them. */
  check(architecture: Architecture, options: Options, exceptions?: readonly JudgedException[]): Iterable<Violation>;
  /** How it is broken, in places of this repository: `mandate selftest` requires it to fire at each. Pure, as `check` is. */
  plant?(architecture: Architecture, options: Options): readonly Planting[];
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

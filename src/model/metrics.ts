import type { EdgeKind } from './service-edge.ts';

/** Numbers about an architecture. Plain JSON, sorted; ratios have four digits, and are `null` where there is nothing to measure. */
export interface Metrics {
  readonly version: 1;
  readonly tool: { readonly name: 'mandate'; readonly version: string };
  readonly size: {
    readonly modules: number;
    /** Pairs of modules of which the first imports the second. */
    readonly edges: number;
    readonly services: number;
    readonly projects: number;
  };
  readonly services: readonly PartMetrics[];
  readonly projects: readonly PartMetrics[];
  readonly structure: { readonly modules: Structure; readonly services: Structure; readonly projects: Structure };
  readonly cyclicity: {
    readonly modules: Cyclicity;
    /** The same where only imports count that load the target at once: neither types nor `import()`. */
    readonly loading: Cyclicity;
    readonly services: ServiceCyclicity;
    readonly projects: Cyclicity;
  };
  readonly coupling: readonly Coupling[];
  readonly scorecard: Scorecard;
  readonly coverage: Coverage;
}

/** How a service or project hangs together with all others. */
export interface PartMetrics {
  readonly name: string;
  readonly modules: number;
  /** Modules elsewhere that import one of its modules. */
  readonly ca: number;
  /** Its modules that import one from elsewhere. */
  readonly ce: number;
  readonly instability: number | null;
  readonly abstractness: number | null;
  readonly distance: number | null;
  /** Services (or projects) that import from it. */
  readonly dependents: number;
  /** Services (or projects) that it imports from. */
  readonly dependencies: number;
  /** Services (or projects) that reach it at any depth. */
  readonly reachedBy: number;
  /** Services (or projects) that it reaches at any depth. */
  readonly reaches: number;
}

/** A graph as a whole. */
export interface Structure {
  readonly nodes: number;
  readonly edges: number;
  readonly propagationCost: number | null;
  readonly ccd: number;
  readonly acd: number | null;
  readonly nccd: number | null;
}

export interface Cyclicity {
  /** The number of members of each strongly connected set, largest first. */
  readonly cycles: readonly number[];
  readonly members: number;
  readonly share: number | null;
}

export interface ServiceCyclicity extends Cyclicity {
  /** The members of each set by name. */
  readonly sets: readonly (readonly string[])[];
  /** The edges that end every cycle when they are gone; as few as possible where a set has up to 16 members. */
  readonly cut: readonly { readonly from: string; readonly to: string; readonly imports: number }[];
}

/** What ties one service to another: how much of each kind. */
export interface Coupling extends Readonly<Record<EdgeKind, number>> {
  readonly from: string;
  readonly to: string;
}

export interface Scorecard {
  /** The clauses that some rule of the run judges. */
  readonly clauses: readonly number[];
  /** Findings of the whole repository, and its score. */
  readonly total: Standing;
  /** Every service, then what else has findings. */
  readonly rows: readonly ScoreRow[];
}

export interface ScoreRow extends Standing {
  readonly name: string;
  readonly kind: 'service' | 'other';
  readonly clauses: readonly (Standing & { readonly clause: number })[];
}

/** Findings by status, and the score from 100 (none) down towards 0. */
export interface Standing {
  readonly new: number;
  readonly known: number;
  readonly waived: number;
  readonly baselined: number;
  readonly score: number;
}

export interface Coverage {
  readonly files: { readonly read: number; readonly partly: number; readonly share: number | null };
  readonly imports: { readonly resolved: number; readonly unresolved: number; readonly share: number | null };
  readonly problems: readonly { readonly code: string; readonly count: number }[];
}

/** A budget, and whether it is kept. */
export interface JudgedBudget {
  /** As it was written. */
  readonly budget: string;
  readonly kept: boolean;
  /** What breaks it, in the order of the metrics; all that it judges where it is kept. */
  readonly values: readonly { readonly metric: string; readonly of?: string; readonly value: number }[];
}

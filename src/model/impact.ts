import type { Base } from './report.ts';

/** A file that is not as it was at the revision compared with. A rename is a file that is gone and one that has come. */
export interface Change {
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'deleted';
}

/** What leads from a change to a service; the first that holds is told. */
export type ImpactReason =
  | 'changed' //       a file of the service's own
  | 'imports' //       it imports what changed, at any remove
  | 'interface' //     so it does, and what changed is reached through another service's interface
  | 'table' //         it owns or uses a table that a changed migration or schema describes
  | 'depends' //       its manifest asks for a package of which a file changed that is no module
  | 'configured' //    a changed file configures it: compose, Kubernetes, a Dockerfile elsewhere
  | 'types' //         it imports types alone of what changed
  | 'everything'; //   the change concerns all: root manifest, lockfile, root tsconfig

/** One step on the way from a change to a service. */
export interface ImpactStep {
  /** A file, a table or a package. */
  readonly what: string;
  /** Where in the file, if it is one place. */
  readonly line?: number;
  /** A clause with `what` as its subject, where "it" is the step before: `imports it`. */
  readonly says: string;
}

export interface ServiceImpact {
  readonly service: string;
  /** Directory of its main project, '.' for the root. */
  readonly root: string;
  readonly reason: ImpactReason;
  /** A shortest way for this reason, from the file that changed. */
  readonly via: readonly ImpactStep[];
}

/** The services that a branch touches. Plain JSON. */
export interface Impact {
  readonly version: 1;
  readonly base: Base;
  /** How many files are not as they were. */
  readonly changes: number;
  /** How many services the repository has. */
  readonly of: number;
  /** The names alone, for the matrix of a CI job; sorted. */
  readonly services: readonly string[];
  readonly impact: readonly ServiceImpact[];
}

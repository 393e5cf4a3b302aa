/** `mandate/vitest`: fitness functions of an architecture, as assertions of vitest. */
import { expect } from 'vitest';
import type { Selector } from '../../model/selector.ts';
import type { ServiceSubject, Subject, TestedArchitecture } from './architecture.ts';
import { type CycleOptions, type FindingOptions, matchers } from './matchers.ts';
import type { Target } from './targets.ts';

export { type ArchitectureOptions, type ServiceSubject, type Subject, type TestedArchitecture, architecture } from './architecture.ts';
export type { CycleOptions, FindingOptions } from './matchers.ts';
export type { Target } from './targets.ts';
export type { Selector };

/** Matchers of modules; nothing else has them. */
type OfModules<T, Matcher> = T extends Subject ? Matcher : never;
type OfServices<T, Matcher> = T extends ServiceSubject ? Matcher : never;

export interface ArchitectureMatchers<T> {
  /** At least one module imports one of the targets. */
  toImport: OfModules<T, (...targets: [Target, ...Target[]]) => void>;
  /** What is imported beside the subject itself is among the targets. Packages count where a target names one. */
  toImportOnly: OfModules<T, (...targets: [Target, ...Target[]]) => void>;
  /** Imports lead to one of the targets, directly or by way of others. */
  toReach: OfModules<T, (...targets: [Target, ...Target[]]) => void>;
  /** All that imports lead to, directly or by way of others, is among the targets. */
  toReachOnly: OfModules<T, (...targets: [Target, ...Target[]]) => void>;
  /** Whatever shipped module imports the subject is part of it, or among the sources. */
  toBeImportedOnlyBy: OfModules<T, (...sources: [Target, ...Target[]]) => void>;
  toBeFreeOfCycles: OfModules<T, (options?: CycleOptions) => void>;
  /** `mandate check` finds nothing. */
  toHaveNoFindings: T extends Subject | TestedArchitecture ? (options?: FindingOptions) => void : never;
  /** The service owns the databases, tables and queues, in the words of `mandate inspect`: `table:orders`. */
  toOwn: OfServices<T, (...resources: [string, ...string[]]) => void>;
  /** All modules that the selectors choose are in interfaces of the service. */
  toPublish: OfServices<T, (...selectors: [string, ...string[]]) => void>;
}

declare module 'vitest' {
  // The parameter is as vitest declares it, default included.
  interface Matchers<T = any> extends ArchitectureMatchers<T> {}
}

expect.extend(matchers);

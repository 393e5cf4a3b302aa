import type { Site } from './site.ts';

/**
 * What the analysis could not do. A Problem of severity `error` ends the run with exit code 2: the verdict would be
 * worth nothing. One of severity `warning` stands in every summary and is raised by `--strict` or the config.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly sites: readonly Site[];
}

/** Every kind of Problem with its severity; the one table that decides which of them end a run. */
export const problemSeverities = {
  'missing-parser': 'error',
  'no-modules': 'error',
  'no-match': 'error',
  'duplicate-project': 'warning',
  'cyclic-extends': 'warning',
  'invalid-baseline': 'error',
  'invalid-codeowners': 'warning',
  'cruiser-failed': 'error',
  'cruiser-partial': 'warning',
  'invalid-manifest': 'warning',
  'invalid-tsconfig': 'warning',
  'invalid-deployment': 'warning',
  'invalid-schema': 'warning',
  'unread-resource': 'warning',
  'invalid-root-manifest': 'error',
  'no-services': 'warning',
  'not-utf8': 'warning',
  'reader-failed': 'error',
  'rule-failed': 'error',
  'stale-baseline': 'warning',
  'two-owners': 'error',
  'unparsed-file': 'warning',
  'unreadable-file': 'warning',
  'unresolved-import': 'warning',
} as const satisfies Record<string, Problem['severity']>;

export type ProblemCode = keyof typeof problemSeverities;

/** A Problem with the severity its code has. */
export function problem(code: ProblemCode, message: string, ...sites: Site[]): Problem {
  return { code, severity: problemSeverities[code], message, sites };
}

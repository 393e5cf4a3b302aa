import { createHash } from 'node:crypto';
import { holdsCode } from './cache/report-cache.ts';
import type { JudgedBy } from './history/store/revision-line.ts';
import type { Config } from './model/config.ts';
import type { Rule } from './model/rule.ts';
import type { Site } from './model/site.ts';
import { version } from './version.ts';

/** The config that a revision is judged by. */
export interface ConfigOfPast {
  readonly config: Config;
  readonly waiverSites?: readonly Site[];
  /** Whether it is the revision's own, so that exceptions which except nothing there are news of that revision. */
  readonly isOwn: boolean;
}

/**
 * What a revision is judged by, as keys that are the same on every machine. Of the program it is the version that counts, so one that is
 * built anew under the same version takes what it wrote before.
 */
export function judgedBy({ config, waiverSites = [], isOwn }: ConfigOfPast, rules: readonly Rule[]): JudgedBy {
  return {
    program: keyOf([version, snapshotVersion, ...rules.map(({ id }) => id)]),
    ...(holdsCode(config) ? {} : { config: keyOf([config, waiverSites]) }),
    ...(isOwn ? { own: true } : {}),
  };
}

/** Raised when a snapshot tells more, or otherwise, than it did. */
export const snapshotVersion = 2;

function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

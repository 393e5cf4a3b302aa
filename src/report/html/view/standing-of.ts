import type { DriftFinding } from '../../../model/drift.ts';

/** How a finding stands today: it counts, it is excepted, or it is gone. */
export type Standing = 'open' | 'excepted' | 'fixed';

export function standingOf({ status }: Pick<DriftFinding, 'status'>): Standing {
  switch (status) {
    case 'new':
    case 'known':
      return 'open';
    case 'waived':
    case 'baselined':
      return 'excepted';
    case 'fixed':
      return 'fixed';
  }
}

export function isOpen(finding: Pick<DriftFinding, 'status'>): boolean {
  return standingOf(finding) === 'open';
}

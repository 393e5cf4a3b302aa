import type { InspectedEvidence } from './inspection.ts';
import { safeLine } from './safe-text.ts';

/** A reason with its place, unless it names the file itself. */
export function reasonText({ reason, site }: InspectedEvidence): string {
  return safeLine(site === undefined || reason.includes(site.file) ? reason : `${reason} (${site.file}:${site.line})`);
}

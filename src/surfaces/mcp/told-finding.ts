import { z } from 'zod';
import type { Finding } from '../../model/report.ts';
import { placeText } from '../../report/finding-text.ts';
import { safeLine } from '../../report/safe-text.ts';
import { bounded } from './answer.ts';

/** A finding as tools answer it. */
export const toldFinding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warn']),
  status: z.enum(['new', 'known', 'waived', 'baselined']).describe('only "new" counts'),
  what: z.string(),
  why: z.string(),
  fix: z.string(),
  fingerprint: z.string().describe('explain takes it'),
  places: z.array(z.string()).describe('file:line:column'),
  morePlaces: z.number().describe('places beyond those listed'),
});

const placeLimit = 5;

export function tellFinding({ rule, severity, status, message, why, fix, fingerprint, sites }: Finding): z.infer<typeof toldFinding> {
  const { shown, more } = bounded(sites, placeLimit);
  return {
    rule, severity, status, what: safeLine(message), why: safeLine(why), fix: safeLine(fix), fingerprint, places: shown.map(placeText), morePlaces: more,
  };
}

/** One line: where, what, and the way out. */
export function findingLine({ sites: [site], rule, severity, message, fix, fingerprint }: Finding): string {
  return `${site === undefined ? '-' : placeText(site)} ${severity === 'error' ? 'error' : 'warning'} ${safeLine(rule)}: ${safeLine(message)} → ${safeLine(fix)} [${fingerprint}]`;
}

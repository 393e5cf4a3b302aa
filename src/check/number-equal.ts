import { kindKey } from '../model/identity.ts';
import type { Finding } from '../model/report.ts';
import { fingerprint } from './fingerprint.ts';

/**
 * Numbers the findings that are equal in all that their identity tells, in the order given, and names each by its
 * fingerprint. A rename may swap two numbers; the set of fingerprints stays.
 */
export function numberEqual(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const kind = kindKey(finding.rule, finding.identity);
    const nth = counts.get(kind) ?? 0;
    counts.set(kind, nth + 1);
    const identity = { ...finding.identity, nth };
    return { ...finding, identity, fingerprint: fingerprint(finding.rule, identity) };
  });
}

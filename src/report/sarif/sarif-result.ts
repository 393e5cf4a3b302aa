import type { AppliedWaiver, Finding } from '../../model/report.ts';
import { placeOf } from '../place-of.ts';
import { sarifLocation } from './sarif-location.ts';
import type { SarifLimits } from './sarif-limits.ts';
import { sarifText } from './sarif-text.ts';

/** A finding as a result of SARIF. `ruleIndex` is the place of its rule in the list of the run. */
export function sarifResult(finding: Finding, ruleIndex: number, { locations }: SarifLimits): object {
  const { rule, severity, status, message, why, fix, fingerprint, clause, owners, from, to, sites, chain } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: severity === 'error' ? 'error' : 'warning',
    message: { text: sarifText(`${message}\nWhy: ${why}\nFix: ${fix}`) },
    locations: (sites.length === 0 ? [placeOf(finding)] : sites.slice(0, locations)).map(sarifLocation),
    ...(chain.length === 0 ? {} : { codeFlows: [{ threadFlows: [{ locations: chain.slice(0, locations).map((site) => ({ location: sarifLocation(site) })) }] }] }),
    // GitHub knows an alert again by the first of these, and would else make it from the text of the line.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'mandate/v1': fingerprint },
    baselineState: status === 'new' ? 'new' : 'unchanged',
    // An empty list says that the result is not suppressed; none at all would say that nobody knows.
    suppressions: status === 'waived' ? [suppression(finding)] : [],
    properties: { clause, status, from, to, ...(owners.length === 0 ? {} : { owners }) },
  };
}

function suppression({ waiver, sites }: Finding): object {
  if (waiver === undefined) return { kind: 'external', status: 'accepted' };
  // A comment stands in the file that it speaks of; any other waiver stands in the config.
  const inSource = sites.some(({ file }) => file === waiver.site.file);
  return { kind: inSource ? 'inSource' : 'external', status: 'accepted', justification: sarifText(justification(waiver)), location: sarifLocation(waiver.site) };
}

function justification({ reason, owner, expires }: AppliedWaiver): string {
  const terms = [...(owner === undefined ? [] : [`owner: ${owner}`]), ...(expires === undefined ? [] : [`until ${expires}`])];
  return terms.length === 0 ? reason : `${reason} (${terms.join(', ')})`;
}

import type { ExceptionFault, JudgedException } from '../../model/rule.ts';
import { didYouMean } from '../../model/nearest-name.ts';
import type { Finding } from '../../model/report.ts';
import type { Site } from '../../model/site.ts';
import { disableNextLine, type Suppression } from '../../model/waiver.ts';
import type { ExceptionInput, RuleStandings, SettledExceptions } from './exception-input.ts';

/**
 * Takes each place out of a finding that a valid comment speaks of, and judges every comment. A finding that has no other
 * place is waived. A comment that meets a finding which the config waives is no stale one.
 */
export function applyComments(findings: readonly Finding[], { suppressions, rules, endOf }: ExceptionInput): SettledExceptions {
  if (suppressions.length === 0) return { findings, exceptions: [] };
  const places = placesOf(findings);
  const exceptions = suppressions.map((one) => judge(one, places.get(one.site.file) ?? [], rules, endOf(one.site.file)));
  const valid = new Map<string, Suppression[]>();
  suppressions.forEach((one, index) => {
    if (exceptions[index]!.faults.length > 0) return;
    const known = valid.get(one.site.file);
    if (known === undefined) valid.set(one.site.file, [one]);
    else known.push(one);
  });
  return {
    findings: findings.map((finding) => finding.status === 'new' ? excepted(finding, valid) : finding),
    exceptions: exceptions.map((one, index) => {
      const own = suppressions[index]!;
      const other = one.met ? valid.get(own.site.file)?.find(({ rule, line }) => rule === own.rule && line === own.line) : undefined;
      return other === undefined || other === own ? one : { ...one, double: other.site };
    }),
  };
}

function excepted(finding: Finding, valid: ReadonlyMap<string, readonly Suppression[]>): Finding {
  const commentAt = (site: Site): Suppression | undefined => valid.get(site.file)?.find((one) => speaksOf(one, finding.rule, site));
  const waivedSites = finding.sites.filter((site) => commentAt(site) !== undefined);
  const [first] = waivedSites;
  if (first === undefined) return finding;
  const sites = finding.sites.filter((site) => !waivedSites.includes(site));
  if (sites.length > 0) return { ...finding, sites, waivedSites };
  const { reason, site } = commentAt(first)!;
  return { ...finding, status: 'waived', waiver: { reason, site } };
}

function speaksOf({ rule, line, lastLine }: Suppression, asked: string, site: Site): boolean {
  return rule === asked && line <= site.line && site.line <= lastLine;
}

interface Place {
  readonly rule: string;
  readonly site: Site;
}

/** By file, so that thousands of comments are not held against thousands of findings. */
function placesOf(findings: readonly Finding[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const { rule, sites } of findings) for (const site of sites) {
    const known = places.get(site.file);
    if (known === undefined) places.set(site.file, [{ rule, site }]);
    else known.push({ rule, site });
  }
  return places;
}

function judge(suppression: Suppression, places: readonly Place[], rules: RuleStandings, from: JudgedException['from']): JudgedException {
  const { rule, site } = suppression;
  const met = rules.failed.includes(rule) || places.some((place) => speaksOf(suppression, place.rule, place.site));
  return {
    called: 'this comment', rule, from, to: { symbol: rule === '' ? disableNextLine : rule }, site,
    faults: faultsOf(suppression, rules), met, hint: met ? '' : hintOf(suppression, places, rules),
  };
}

function faultsOf({ directive, rule, reason }: Suppression, rules: RuleStandings): ExceptionFault[] {
  const form = `write ${disableNextLine}, the rule, two dashes and the reason: ${disableNextLine} no-deep-import -- moves out with the next release`;
  const fault = ((): ExceptionFault | undefined => {
    if (directive !== disableNextLine) return { what: `says ${directive}, which is no directive`, fix: form };
    if (rule === '') return { what: 'names no rule', fix: form };
    if (/[*?]/.test(rule) || rule === 'all') return { what: `is from ${rule}, and an exception is from one rule`, fix: 'name the rule; for two rules write two comments above one another' };
    if (rules.judging.includes(rule)) return { what: `is from ${rule}, which judges exceptions`, fix: 'correct the exception that the finding names' };
    if (/[\s,]/.test(rule)) return { what: `names “${rule}”, and one rule is named before the two dashes`, fix: `${form}. For two rules write two comments above one another` };
    if (!rules.ids.includes(rule)) return { what: `is from ${rule}, which is no rule`, fix: `name a rule of \`mandate explain\`${didYouMean(rule, rules.ids)}` };
    return undefined;
  })();
  const reasonless = reason === '' ? [{ what: 'gives no reason', fix: 'say after two dashes why: -- moves out with the next release' }] : [];
  return [...(fault === undefined ? [] : [fault]), ...(fault?.fix.startsWith(form) === true ? [] : reasonless)];
}

function hintOf({ rule, line, lastLine }: Suppression, places: readonly Place[], { off }: RuleStandings): string {
  if (off.includes(rule)) return `The rule ${rule} is off.`;
  const own = places.filter((place) => place.rule === rule).map(({ site }) => site.line);
  const distance = (one: number): number => Math.abs(one - line);
  const near = own.sort((a, b) => distance(a) - distance(b) || a - b)[0];
  if (near !== undefined) return `${rule} finds line ${near} of this file; the comment speaks of line ${line}.`;
  const others = [...new Set(places.filter(({ site }) => line <= site.line && site.line <= lastLine).map((place) => place.rule))].sort();
  return others.length === 0 ? '' : `What is found there is of ${others.join(', ')}.`;
}

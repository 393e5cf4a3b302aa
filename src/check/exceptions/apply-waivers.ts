import type { ExceptionFault, JudgedException } from '../../model/rule.ts';
import { didYouMean } from '../../model/nearest-name.ts';
import type { Finding } from '../../model/report.ts';
import type { Site } from '../../model/site.ts';
import type { Waiver } from '../../model/waiver.ts';
import { edgeOf, type ExactEdge, isExactly, isWithin } from './exact-edge.ts';
import type { ExceptionInput, RuleStandings, SettledExceptions } from './exception-input.ts';

/** Waives each finding whose rule and both ends a valid waiver of the config names, and judges every waiver. */
export function applyWaivers(findings: readonly Finding[], { waivers, waiverSites, today, rules }: ExceptionInput): SettledExceptions {
  if (waivers.length === 0) return { findings, exceptions: [] };
  if (today === undefined) throw new Error('The config has waivers, and whether they hold cannot be told without the day.');
  const edges = findings.map(edgeOf);
  const judged = waivers.map((waiver, index) => judge(waiver, waiverSites[index] ?? nowhere, edges, { today, rules }));
  const valid = judged.flatMap((one, index) => one.faults.length > 0 || one.expired !== undefined ? [] : [{ waiver: waivers[index]!, site: one.site, index }]);
  return {
    findings: findings.map((finding, index) => {
      const used = valid.find(({ waiver }) => isExactly(waiver, edges[index]!));
      if (used === undefined) return finding;
      const { reason, owner, expires } = used.waiver;
      return { ...finding, status: 'waived', waiver: { reason, owner, expires, site: used.site } };
    }),
    exceptions: judged.map((one, index) => {
      const other = one.met ? valid.find(({ waiver }) => isSameEdge(waiver, waivers[index]!)) : undefined;
      return other === undefined || other.index === index ? one : { ...one, double: other.site };
    }),
  };
}

function isSameEdge(a: Waiver, b: Waiver): boolean {
  return a.rule === b.rule && a.from === b.from && a.to === b.to;
}

/** Where a waiver stands when nobody says where: a session that was not opened by the command line. */
const nowhere: Site = { file: 'mandate.config.ts', line: 1, column: 1 };

function judge(waiver: Waiver, site: Site, edges: readonly ExactEdge[], { today, rules }: { readonly today: string; readonly rules: RuleStandings }): JudgedException {
  const met = edges.some((edge) => isExactly(waiver, edge));
  const within = met ? [] : edges.filter((edge) => isWithin(waiver, edge));
  const faults = [...edgeFaults(waiver, within, met), ...ruleFaults(waiver, rules), ...formalFaults(waiver)];
  const expired = isDay(waiver.expires) && waiver.expires < today;
  return {
    called: `the waiver of ${waiver.rule || 'no rule'} for ${waiver.from || '(nothing)'} → ${waiver.to || '(nothing)'}`,
    rule: waiver.rule,
    from: { symbol: 'waivers of the config' },
    to: { symbol: `${waiver.rule} ${waiver.from} → ${waiver.to}` },
    ...(waiver.owner === '' ? {} : { owner: waiver.owner }),
    site,
    faults,
    ...(expired ? { expired: waiver.expires } : {}),
    met: met || rules.failed.includes(waiver.rule),
    hint: met ? '' : hintOf(waiver, edges, rules),
  };
}

/** A waiver names one edge: a pattern, an empty end or a whole service where the finding names files is none. */
function edgeFaults(waiver: Waiver, within: readonly ExactEdge[], met: boolean): ExceptionFault[] {
  const patterns = (['rule', 'from', 'to'] as const).filter((key) => waiver[key] === '' || (!met && /[*?]/.test(waiver[key])));
  if (patterns.length === 0 && within.length === 0) return [];
  const what = patterns.length === 0 ? 'is wider than one edge'
    : `has ${patterns.map((key) => waiver[key] === '' ? `no ${key}` : `the pattern ${waiver[key]} for ${key}`).join(' and ')}`;
  return [{ what, fix: `write an entry for each edge that shall be waived, both ends as the report tells them${entriesText(within)}` }];
}

/** The entries that a wide one would have to be. */
function entriesText(edges: readonly ExactEdge[]): string {
  if (edges.length === 0) return '; no finding of today is one of them';
  const entries = edges.slice(0, shownEntries).map(({ rule, from, to }) => `\n{ ${Object.entries({ rule, from, to })
    .map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(', ')}, … }`);
  const rest = edges.length - entries.length;
  return `:${entries.join('')}${rest === 0 ? '' : `\nand ${rest} more`}`;
}

/** As many as somebody would copy by hand. */
const shownEntries = 8;

function ruleFaults({ rule }: Waiver, rules: RuleStandings): ExceptionFault[] {
  if (rules.judging.includes(rule)) return [{ what: `is from ${rule}, which judges exceptions`, fix: 'correct the exception that the finding names' }];
  if (rule === '' || /[*?]/.test(rule) || rules.ids.includes(rule)) return [];
  return [{ what: `is from ${rule}, which is no rule`, fix: `name a rule of \`mandate explain\`${didYouMean(rule, rules.ids)}` }];
}

function formalFaults({ reason, owner, expires }: Waiver): ExceptionFault[] {
  return [
    ...(reason.trim() === '' ? [{ what: 'has no reason', fix: 'say in `reason` why this edge is right for now' }] : []),
    ...(owner.trim() === '' ? [{ what: 'has no owner', fix: 'name in `owner` who answers for it' }] : []),
    ...(expires === '' ? [{ what: 'has no last day', fix: 'give `expires` a day, such as "2027-01-31"' }] : []),
    ...(expires !== '' && !isDay(expires) ? [{ what: `expires at ${expires}, which is no day`, fix: 'write `expires` as year, month and day: "2027-01-31"' }] : []),
  ];
}

/** A day of the calendar as `2027-01-31`; the 31st of February is none. */
function isDay(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

function hintOf(waiver: Waiver, edges: readonly ExactEdge[], { off }: RuleStandings): string {
  if (off.includes(waiver.rule)) return `The rule ${waiver.rule} is off.`;
  const ofRule = edges.filter(({ rule }) => rule === waiver.rule);
  const sameEnd = ofRule.filter(({ from, to }) => from === waiver.from || to === waiver.to);
  const turned = ofRule.filter(({ from, to }) => from === waiver.to && to === waiver.from);
  const elsewhere = edges.filter(({ from, to }) => from === waiver.from && to === waiver.to);
  const [near] = [...sameEnd, ...turned, ...elsewhere];
  return near === undefined ? '' : `There is a finding of ${near.rule} for ${near.from} → ${near.to}.`;
}

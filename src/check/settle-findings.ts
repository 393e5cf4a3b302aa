import type { Architecture } from '../model/architecture.ts';
import type { Config } from '../model/config.ts';
import { isCruiserRule } from '../model/cruiser-rule.ts';
import type { Problem } from '../model/problem.ts';
import type { Finding } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { ruleStandings } from './exceptions/rule-standings.ts';
import { endOfFile, settleExceptions } from './exceptions/settle-exceptions.ts';
import type { ExceptionInput } from './exceptions/exception-input.ts';
import { type EnabledRule, runRules, sortFindings } from './run-rules.ts';

export interface SettleInput extends Pick<ExceptionInput, 'waiverSites' | 'suppressions' | 'today'> {
  readonly architecture: Architecture;
  readonly config: Config;
  /** Every rule there is of this program, the rules of the config's own left out. */
  readonly rules: readonly Rule[];
  /** Those that run, of whatever origin. */
  readonly enabled: readonly EnabledRule[];
  /** Whether dependency-cruiser had its say: its rules are among those that run. */
  readonly cruised: boolean;
  /** Who a file belongs to. */
  ownersOf(file: string): readonly string[];
}

export interface Settled {
  /** In the order of a report: new ones, and those that a waiver or comment excepts. The baseline has not had its say. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Runs the rules, holds what they find against the exceptions, and then runs the rules about exceptions. */
export function settleFindings(input: SettleInput): Settled {
  const { architecture, config, rules, enabled, suppressions } = input;
  const { waivers = [] } = config;
  const asked = [...waivers, ...suppressions].map(({ rule }) => rule);
  const isJudge = ({ rule }: EnabledRule): boolean => rule.judges === 'exceptions';
  const run = runRules(architecture, enabled.filter((one) => !isJudge(one)));
  const { findings, exceptions } = settleExceptions(run.findings, {
    waivers,
    waiverSites: input.waiverSites,
    suppressions,
    today: input.today,
    rules: ruleStandings(rules, config, enabled, { failed: run.failed, unjudged: input.cruised ? [] : asked.filter(isCruiserRule) }),
    endOf: (file) => endOfFile(architecture, file),
  });
  const judged = runRules(architecture, enabled.filter(isJudge), exceptions);
  const owned = sortFindings([...findings, ...judged.findings]).map((finding): Finding => {
    const [first] = finding.sites;
    return first === undefined ? finding : { ...finding, owners: input.ownersOf(first.file) };
  });
  return { findings: owned, problems: [...run.problems, ...judged.problems] };
}

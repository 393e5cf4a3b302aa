import { findRoot } from '../../config/find-root.ts';
import { cruiserPrefix, isCruiserRule } from '../../model/cruiser-rule.ts';
import { didYouMean } from '../../model/nearest-name.ts';
import type { Rule } from '../../model/rule.ts';
import { UserError } from '../../model/user-error.ts';
import { printExplanation, printRules } from '../../report/explain.ts';
import { findingText } from '../../report/finding-text.ts';
import { safeLine } from '../../report/safe-text.ts';
import { analysed, checkBy, configOf, type AnalysisOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { paletteFor } from './palette.ts';
import { ruleHelp } from './rule-help.ts';
import { widthOf } from './width-of.ts';

/** Explains one rule or one finding, or lists all rules. A rule that is not built in is looked for in the config. */
export async function explain(id: string | undefined, options: AnalysisOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const rules = await engine.rules();
  const print = { colours: paletteFor(io.stdout, io.env, options.color), width: widthOf(io.stdout) };
  if (id === undefined) {
    io.stdout.write(`${printRules(rules, print)}\nmandate explain <rule> tells one in full.\n`);
    return 0;
  }
  if (/^[0-9a-f]{16}$/.test(id)) return explainFinding(id, rules, options, engine, io);
  const cruised = isCruiserRule(id) ? await cruiserRuleText(id, options, io) : undefined;
  if (cruised !== undefined) {
    io.stdout.write(cruised);
    return 0;
  }
  const rule = rules.find((one) => one.id === id) ?? await ownRule(id, rules, options, io);
  io.stdout.write(printExplanation(rule, ruleHelp(rule.id), print));
  return 0;
}

/** Shows the finding of a fingerprint in full, whatever its status. */
async function explainFinding(fingerprint: string, rules: readonly Rule[], options: AnalysisOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const root = findRoot(io.cwd, undefined);
  const by = checkBy(root, await configOf(root, options, rules, io), options, rules, io);
  const { report, sourceOf } = await analysed(root, by, options, io, engine.check);
  const finding = report.findings.find((one) => one.fingerprint === fingerprint);
  if (finding === undefined) {
    throw new UserError('usage', `Nothing that is found in ${root} has the fingerprint ${fingerprint}. It may be mended; \`mandate check --format json\` has those of today.`);
  }
  const shown = { colours: paletteFor(io.stdout, io.env, options.color), width: widthOf(io.stdout), all: true, sourceOf };
  io.stdout.write(`${findingText(finding, shown).join('\n')}\n\n${finding.status === 'new' ? 'It is new' : `It is ${finding.status}`}. mandate explain ${finding.rule} tells of the rule.\n`);
  return 0;
}

/** Where a rule of dependency-cruiser is told; undefined where the root has no config of it. Nothing is run for it. */
async function cruiserRuleText(id: string, { color }: AnalysisOptions, io: Io): Promise<string | undefined> {
  const { findCruise } = await import('../../cruiser/find-cruise.ts');
  const found = findCruise(findRoot(io.cwd, undefined), []);
  if (found === undefined) return undefined;
  return `${paletteFor(io.stdout, io.env, color).bold(safeLine(id))}   rule of dependency-cruiser\n\n`
    + `What it asks, and why, stands in ${found.config}, or in what that extends, under the name '${safeLine(id.slice(cruiserPrefix.length))}'.\n`
    + 'mandate check runs that config, and tells what it finds with all other findings.\n';
}

async function ownRule(id: string, rules: readonly Rule[], options: AnalysisOptions, io: Io): Promise<Rule> {
  const { config: { customRules = [] } } = await configOf(findRoot(io.cwd, undefined), options, rules, io);
  const rule = customRules.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const hint = didYouMean(id, [...rules, ...customRules].map((one) => one.id));
  throw new UserError('usage', `There is no rule "${id}"${hint === '' ? '.' : hint} \`mandate explain\` lists all rules.`);
}

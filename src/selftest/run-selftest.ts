import { enableRules } from '../check/enable-rules.ts';
import type { EnabledRule } from '../check/run-rules.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Config } from '../model/config.ts';
import type { Plant, Planting } from '../model/plant.ts';
import { problemSeverities } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import type { SelftestPlace, SelftestReport, SelftestRule } from '../model/selftest.ts';
import type { Tree } from '../model/tree.ts';
import { withoutCredentials } from '../model/without-credentials.ts';
import { overlayTree } from '../tree/overlay-tree.ts';
import { type Analyse, silenced } from './analysed.ts';
import { blindServices } from './blind-services.ts';
import { type Broken, diagnose } from './diagnose.ts';
import { groundFor } from './ground.ts';
import { plantFiles } from './plant-files.ts';
import { siteOf } from './planted-finding.ts';

export interface SelftestInput {
  readonly tree: Tree;
  readonly config: Config;
  readonly rules: readonly Rule[];
  readonly toolVersion: string;
  readonly analyse: Analyse;
}

/**
 * Plants a violation of each enabled rule in memory and requires the rule to fire there: first all together; what does not
 * fire then is tried rule by rule, and the reason looked for.
 */
export function runSelftest(input: SelftestInput): SelftestReport {
  const { tree, config, rules, analyse } = input;
  const quiet = { ...config, customRules: (config.customRules ?? []).map(silenced) };
  const base = analyse(tree, { config: quiet, rules: rules.map(silenced) });
  const ground = groundFor(base.architecture, config);
  const groundTree = overlayTree(tree, ground.files);
  const { architecture, sourceOf } = ground.files.size === 0 ? base : analyse(groundTree, { config: ground.config, rules: [] });
  const tried = enableRules(rules, config).map((enabled) => trial(architecture, enabled));
  const fires = plantAll({ tree: groundTree, config: ground.config, sourceOf, analyse }, tried);
  const judged = new Map(tried.map((one) => [one.enabled.rule.id, judge(one, fires, { tree: groundTree, config: ground.config, sourceOf, analyse })]));
  const results = [...rules, ...config.customRules ?? []].map((rule): SelftestRule => judged.get(rule.id) ?? (
    { rule: rule.id, severity: 'off', status: 'off', places: [] }
  ));
  const report = base.report();
  return {
    version: 1,
    tool: { name: 'mandate', version: input.toolVersion },
    summary: summaryOf(results, report),
    added: ground.added,
    rules: results,
    blind: blindServices(base.architecture, { tree, config, analyse }),
    // What --strict raises is told by `check`; here only what makes any verdict worthless.
    problems: report.problems.filter(({ code }) => problemSeverities[code] === 'error'),
  };
}

/** A rule with what it plants; undefined where it does not say how it is broken. */
interface Trial {
  readonly enabled: EnabledRule;
  readonly plantings: readonly Planting[] | undefined;
  readonly threw?: string;
}

function trial(architecture: Architecture, enabled: EnabledRule): Trial {
  const { rule, options } = enabled;
  if (rule.plant === undefined) return { enabled, plantings: undefined };
  try {
    return { enabled, plantings: rule.plant(architecture, options) };
  } catch (error) {
    return { enabled, plantings: [], threw: error instanceof Error ? `${error.name}: ${error.message}` : 'it threw something that is no Error' };
  }
}

function plantsOf({ plantings = [] }: Trial): readonly Plant[] {
  return plantings.filter((planting) => 'edits' in planting);
}

interface Field extends Pick<SelftestInput, 'tree' | 'config' | 'analyse'> {
  sourceOf(path: string): string | undefined;
}

/** Plants everything at once; says whether a rule fired for a plant. */
function plantAll({ tree, config, sourceOf, analyse }: Field, tried: readonly Trial[]): (rule: Rule, plant: Plant) => boolean {
  const planted = plantFiles(tried.flatMap(plantsOf), sourceOf);
  const testing = tried.filter((one) => plantsOf(one).length > 0).map(({ enabled }) => enabled.rule);
  const { findings } = analyse(overlayTree(tree, planted.files), { config: { ...config, customRules: [] }, rules: testing }).report();
  return (rule, plant) => siteOf(plant, planted, findings.filter((finding) => finding.rule === rule.id)) === 'new';
}

function judge(one: Trial, fires: ReturnType<typeof plantAll>, field: Field): SelftestRule {
  const { enabled: { rule, severity, options }, plantings, threw } = one;
  const told = (status: SelftestRule['status'], places: readonly SelftestPlace[] = []): SelftestRule => ({ rule: rule.id, severity, status, places });
  if (plantings === undefined) return told('untested');
  if (threw !== undefined) return told('silent', [{ what: 'its plant', fired: false, reason: `its plant failed: ${withoutCredentials(threw)}` }]);
  if (plantings.length === 0) return rule.selectors?.(options).length === 0 ? told('idle') : told('silent', [nowhere]);
  const silent = plantsOf(one).filter((plant) => !fires(rule, plant));
  const reasons = silent.length === 0 ? new Map<Plant, string>() : diagnose(brokenOf(one.enabled, silent, plantsOf(one)), field);
  const places = plantings.map((planting): SelftestPlace => {
    if (!('edits' in planting)) return { what: planting.what, fired: false, reason: `it can never fire: ${planting.cannot}` };
    const reason = reasons.get(planting);
    return { what: planting.what, file: planting.at[0]!, fired: reason === undefined, ...(reason === undefined ? {} : { reason }) };
  });
  return told(places.every(({ fired }) => fired) ? 'fires' : 'silent', places);
}

function brokenOf(enabled: EnabledRule, silent: readonly Plant[], plants: readonly Plant[]): Broken {
  return { rule: enabled.rule, options: enabled.options, silent, plants };
}

const nowhere: SelftestPlace = {
  what: 'nothing',
  fired: false,
  reason: 'no code was left that could be broken: "ignore", "tests" or "interfaces" in the config take all of it away',
};

function summaryOf(results: readonly SelftestRule[], { summary: { files, services } }: Report): SelftestReport['summary'] {
  const count = (status: SelftestRule['status']): number => results.filter((one) => one.status === status).length;
  return {
    files, services,
    places: results.reduce((sum, { places }) => sum + places.length, 0),
    fires: count('fires'), silent: count('silent'), untested: count('untested'), idle: count('idle'), off: count('off'),
  };
}


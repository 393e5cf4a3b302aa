import picomatch from 'picomatch/posix.js';
import type { Config } from '../model/config.ts';
import type { Plant } from '../model/plant.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import type { Tree } from '../model/tree.ts';
import { listed } from '../model/wording.ts';
import { overlayTree } from '../tree/overlay-tree.ts';
import type { Analyse } from './analysed.ts';
import { plantFiles } from './plant-files.ts';
import { siteOf } from './planted-finding.ts';

/** A rule that was silent at some of its plants. */
export interface Broken {
  readonly rule: Rule;
  readonly options: unknown;
  readonly silent: readonly Plant[];
  readonly plants: readonly Plant[];
}

interface Field {
  readonly tree: Tree;
  readonly config: Config;
  readonly analyse: Analyse;
  sourceOf(path: string): string | undefined;
}

/** Settings that can keep a rule from firing; each is left out in turn. */
const settings = ['ignore', 'tests', 'interfaces', 'services', 'waivers'] as const;

/**
 * Tries the plants of one rule alone. For those that stay silent it tells why: proved, where leaving out one setting of the
 * config lets the rule fire. Plants that fire now are not among the answers.
 */
export function diagnose({ rule, options, silent, plants }: Broken, { tree, config, analyse, sourceOf }: Field): ReadonlyMap<Plant, string> {
  const planted = plantFiles(plants, sourceOf);
  const overlaid = overlayTree(tree, planted.files);
  const run = (changed: Config): Report => analyse(overlaid, { config: { ...changed, customRules: [] }, rules: [rule] }).report();
  const standing = (report: Report, plant: Plant): ReturnType<typeof siteOf> => siteOf(plant, planted, report.findings);
  const report = run(config);
  const reasons = new Map<Plant, string>();
  const open = new Set(silent.filter((plant) => standing(report, plant) !== 'new'));
  const tell = (plant: Plant, reason: string): void => {
    reasons.set(plant, reason);
    open.delete(plant);
  };
  for (const plant of open) {
    const told = reasonIn(report, plant, standing(report, plant));
    if (told !== undefined) tell(plant, told);
  }
  for (const setting of settings) {
    if (open.size === 0) return reasons;
    if (config[setting] === undefined) continue;
    const without = run(leaveOut(config, setting));
    for (const plant of open) if (standing(without, plant) === 'new') tell(plant, blame(setting, config, plant));
  }
  if (open.size > 0 && JSON.stringify(options) !== JSON.stringify(rule.defaults) && rule.selectors === undefined) {
    const { [rule.id]: _, ...others } = config.rules ?? {};
    const without = run({ ...config, rules: others });
    for (const plant of open) if (standing(without, plant) === 'new') tell(plant, `the options of ${rule.id} in the config allow it; with its defaults it fires`);
  }
  if (open.size > 0) {
    const bare = run({ rules: { [rule.id]: [rule.severity === 'off' ? 'error' : rule.severity, options] } });
    for (const plant of open) tell(plant, standing(bare, plant) === 'new' ? together : unexplained);
  }
  return reasons;
}

const together = 'several settings of the config together keep it from firing; without the config it fires. Look at "ignore", "tests", "services" and "interfaces"';
const unexplained = 'nothing in the config explains it: the rule gives no finding there. Correct its check or its plant if it is a rule of your own, else please report it';

/** What the report itself tells. */
function reasonIn({ problems }: Report, { at }: Plant, standing: 'new' | 'excepted' | undefined): string | undefined {
  if (standing === 'excepted') return 'a waiver or the baseline excepts it, so that a real one would pass as well; narrow it';
  const failed = problems.find(({ code }) => code === 'rule-failed');
  if (failed !== undefined) return failed.message;
  const unread = problems.find(({ code, sites }) => (code === 'unparsed-file' || code === 'unreadable-file') && sites.some(({ file }) => at.includes(file)));
  return unread?.message;
}

function leaveOut(config: Config, setting: typeof settings[number]): Config {
  if (setting === 'services') {
    // Services stay where the config has put them; what else it says of them goes.
    const services = Object.entries(config.services ?? {}).map(([name, value]) => [name, typeof value === 'object' ? value.root : value] as const);
    return { ...config, services: Object.fromEntries(services.filter(([, value]) => value !== false)) };
  }
  const { [setting]: _, ...others } = config;
  return others;
}

function blame(setting: typeof settings[number], config: Config, { edits }: Plant): string {
  const paths = [...new Set(edits.map(({ path }) => path))];
  const globs = setting === 'ignore' || setting === 'tests' ? config[setting] ?? [] : [];
  const matching = globs.filter((glob) => paths.some((path) => picomatch([glob, `${glob.replace(/\/$/, '')}/**`], { dot: true })(path)));
  const shown = listed((matching.length > 0 ? matching : globs).map((glob) => `"${glob}"`));
  switch (setting) {
    case 'ignore': return `"ignore" in the config leaves the file out (${shown}); narrow the glob`;
    case 'tests': return `"tests" in the config takes the file for a test (${shown}); narrow the glob`;
    case 'interfaces': return '"interfaces" in the config makes it part of an interface, which others may use; name only what is published';
    case 'services': return '"services" in the config keeps it from firing: both ends may be one service, or "interfaces" or "owns" of a service take in too much';
    default: return 'a waiver in the config excepts it, so that a real one would pass as well; narrow it';
  }
}

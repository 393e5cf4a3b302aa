import type { Explanation } from '../model/rule.ts';
import type { CruiserRule, CruiserViolation, Step } from './cruise.ts';

export interface ToldViolation {
  readonly explanation: Explanation;
  /** The modules on the way, the first being the near end. */
  readonly steps: readonly string[];
  /** The far end. */
  readonly ends: string;
  /** What kind of way it is, where it leads through others. */
  readonly walk: 'cycle' | 'reach' | undefined;
}

/** What, why and how to put it right, of a violation that dependency-cruiser tells by its ends and its rule. */
export function explain(violation: CruiserViolation, rule: CruiserRule | undefined, config: string): ToldViolation {
  const { name } = violation.rule;
  const why = sentence(rule?.comment) ?? `the rule '${name}' in ${config} says so`;
  const orChange = `, or change '${name}' in ${config}`;
  const told = (what: string, fix: string): Explanation => ({ what, why, fix: fix + orChange });
  const { from, to, cycle, via } = violation;
  if (cycle !== undefined) {
    const walk = turned(cycle.map(nameOf));
    return {
      explanation: told(`${walk.length} modules import each other in a cycle, against '${name}': ${round([...walk, walk[0]!])}`,
        `move what ${walk.at(-1)!} takes from ${walk[0]!} into a module of its own`),
      steps: [...walk, walk[0]!], ends: walk[1] ?? walk[0]!, walk: 'cycle',
    };
  }
  if (via !== undefined) {
    const names = via.map(nameOf);
    const steps = [from, ...names.filter((step, index) => step !== from || index > 0)];
    if (steps.at(-1) !== to) steps.push(to);
    return { explanation: told(`${from} reaches ${to}, against '${name}': ${round(steps)}`, 'cut one of these imports'), steps, ends: to, walk: 'reach' };
  }
  if (violation.type === 'module' || (violation.type === undefined && from === to)) return { explanation: ofModule(violation, rule, told), steps: [from], ends: to, walk: undefined };
  const how = rule?.kind === 'allowed' ? ', which nothing in "allowed" allows' : `, against '${name}'`;
  const unstable = violation.type === 'instability' ? ', which is less stable than itself' : '';
  return {
    explanation: told(`${from} imports ${to}${unstable}${how}`, 'take what is needed from elsewhere'),
    steps: [from, to], ends: to, walk: undefined,
  };
}

function ofModule({ from, rule: { name } }: CruiserViolation, rule: CruiserRule | undefined, told: (what: string, fix: string) => Explanation): Explanation {
  if (rule?.kind === 'required') return told(`${from} imports nothing of what '${name}' requires`, 'import what the rule requires');
  if (rule?.orphan === true) return told(`${from} imports nothing and is imported by nothing, against '${name}'`, 'import it where it is needed, or delete it');
  if (rule?.unreachable === true) return told(`${from} is not reached from where '${name}' says it must be`, 'import it where it is needed, or delete it');
  return told(`${from} breaks '${name}'`, 'change the module so that the rule holds');
}

/** The walk from its smallest member on, so that it reads the same wherever the search began. */
function turned(walk: readonly string[]): readonly string[] {
  const smallest = walk.reduce((best, name, index) => (name < walk[best]! ? index : best), 0);
  return [...walk.slice(smallest), ...walk.slice(0, smallest)];
}

/** A sentence of more names than these is not read; the chain has every step. */
function round(names: readonly string[]): string {
  return (names.length > 8 ? [...names.slice(0, 5), `${names.length - 7} more`, ...names.slice(-2)] : names).join(' → ');
}

function nameOf(step: Step): string {
  return typeof step === 'string' ? step : step.name;
}

function sentence(comment: string | undefined): string | undefined {
  const text = comment?.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return text === undefined || text === '' ? undefined : text;
}

import type { Architecture } from '../../src/model/architecture.ts';
import type { Import, PackageImport } from '../../src/model/graph.ts';
import { type Binding, fill, placeholdersOf } from '../../src/model/placeholders.ts';
import type { Selector } from '../../src/model/selector.ts';
import { reachedNames } from '../../src/graph/taken-names.ts';

/** One edge rule of a team's own. `because` is what the reader of a finding is told. */
export type EdgeRule = {
  readonly name: string;
  readonly because: string;
  /** Whether imports that are erased at run time count; they do unless told otherwise. */
  readonly typeOnly?: boolean | undefined;
} & (ForbidRule | AllowRule | RequireRule | LayersRule);

/** Modules of `from` import none of `forbid`. */
export interface ForbidRule {
  readonly from: Selector;
  readonly forbid: Selector;
  /** Nor do they reach it through modules outside of `from`. */
  readonly indirect?: boolean | undefined;
  /** Only imports of one of these names count; what takes everything takes them, too. */
  readonly names?: string | readonly string[] | undefined;
}

/** Modules of `from` import, beside each other, only those of `allow`. */
export interface AllowRule {
  readonly from: Selector;
  readonly allow: Selector;
}

/** Every module of `from` imports at least one of `require`. */
export interface RequireRule {
  readonly from: Selector;
  readonly require: Selector;
  /** It may reach it through other modules. */
  readonly indirect?: boolean | undefined;
}

/** Top to bottom: a layer imports only layers below it. */
export interface LayersRule {
  readonly layers: readonly Selector[];
}

export interface Options {
  readonly rules: readonly EdgeRule[];
}

export function selectorsOf(rule: EdgeRule): readonly Selector[] {
  if ('layers' in rule) return rule.layers;
  return [rule.from, targetOf(rule)];
}

/** The placeholders that a rule uses although nothing says what they stand for. */
export function unboundPlaceholders(rule: EdgeRule): readonly string[] {
  const bound = new Set(bindersOf(rule).flatMap((selector) => placeholdersOf(selector, { exceptions: false })));
  const used = selectorsOf(rule).flatMap((selector) => placeholdersOf(selector, { exceptions: true }));
  return [...new Set(used)].filter((name) => !bound.has(name)).sort();
}

/** The rule once for everything that its placeholders stand for; the rule itself when it has none. */
export function casesOf({ bindingsOf }: Architecture, rule: EdgeRule): readonly EdgeRule[] {
  const binders = bindersOf(rule);
  if (binders.length === 0) return [rule];
  const cases = new Map(binders.flatMap(bindingsOf).map((binding) => [JSON.stringify(binding), binding]));
  return [...cases.values()].map((binding) => filled(rule, binding));
}

/** Whether an import is one that the rule speaks of. */
export function counts(rule: EdgeRule, one: Import | PackageImport): boolean {
  if (rule.typeOnly === false && one.typeOnly) return false;
  return !('names' in rule) || rule.names === undefined || closedAmong(rule, one).length > 0;
}

/** The names among those that an import takes which a rule about names speaks of; `*` where it takes everything. */
export function closedAmong(rule: EdgeRule, one: Import | PackageImport): readonly string[] {
  if (!('names' in rule) || rule.names === undefined) return [];
  const names = [rule.names].flat();
  return reachedNames([one]).filter((name) => name === '*' || names.includes(name));
}

/** What says what the placeholders stand for: `from`, or the target when `from` has none; of layers each. */
function bindersOf(rule: EdgeRule): readonly Selector[] {
  const binds = (selector: Selector): boolean => placeholdersOf(selector, { exceptions: false }).length > 0;
  const binders = selectorsOf(rule).filter(binds);
  return 'layers' in rule ? binders : binders.slice(0, 1);
}

function filled(rule: EdgeRule, binding: Binding): EdgeRule {
  const of = (selector: Selector): Selector => fill(selector, binding);
  if ('layers' in rule) return { ...rule, layers: rule.layers.map(of) };
  if ('forbid' in rule) return { ...rule, from: of(rule.from), forbid: of(rule.forbid) };
  return 'allow' in rule ? { ...rule, from: of(rule.from), allow: of(rule.allow) } : { ...rule, from: of(rule.from), require: of(rule.require) };
}

function targetOf(rule: ForbidRule | AllowRule | RequireRule): Selector {
  return 'forbid' in rule ? rule.forbid : 'allow' in rule ? rule.allow : rule.require;
}

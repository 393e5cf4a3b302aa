import type { z } from 'zod';
import { reachedNames } from '../../src/graph/taken-names.ts';
import type { Architecture, Selection } from '../../src/model/architecture.ts';
import type { Selector } from '../../src/model/selector.ts';
import type { Import, Module, PackageImport } from '../../src/model/graph.ts';
import { type Violation, defineRule } from '../../src/model/rule.ts';
import type { EdgeRule, Options } from './edge-rule.ts';
import { plant } from './plant.ts';
import { selectorSchema } from './selector-schema.ts';

export const dependencyRule = defineRule<Options>({
  id: 'dependency-rule',
  summary: 'Edges that a team forbids, allows or requires between parts it names itself.',
  clause: 6,
  severity: 'error',
  defaults: { rules: [] },
  schema,
  selectors: ({ rules }) => rules.flatMap(selectorsOf),
  plant,
  *check(architecture, { rules }) {
    for (const rule of rules) yield* checkRule(architecture, rule);
  },
});

function schema(zod: typeof z): z.ZodType<Options> {
  const selector = selectorSchema(zod);
  const common = { name: zod.string().min(1), because: zod.string().min(1), typeOnly: zod.boolean().optional() };
  return zod.strictObject({
    rules: zod.array(zod.union([
      zod.strictObject({ ...common, from: selector, forbid: selector }),
      zod.strictObject({ ...common, from: selector, allow: selector }),
      zod.strictObject({ ...common, from: selector, require: selector }),
      zod.strictObject({ ...common, layers: zod.array(selector).min(2) }),
    ])).default([]),
  });
}

function selectorsOf(rule: EdgeRule): readonly Selector[] {
  if ('layers' in rule) return rule.layers;
  return [rule.from, 'forbid' in rule ? rule.forbid : 'allow' in rule ? rule.allow : rule.require];
}

function* checkRule(architecture: Architecture, rule: EdgeRule): Iterable<Violation> {
  if ('layers' in rule) yield* checkLayers(architecture, rule);
  else if ('forbid' in rule) yield* checkTargets(architecture, rule, architecture.select(rule.forbid), true);
  else if ('allow' in rule) yield* checkTargets(architecture, rule, architecture.select(rule.allow), false);
  else yield* checkRequired(architecture, rule, architecture.select(rule.require));
}

function* checkTargets(architecture: Architecture, rule: EdgeRule & { from: Selector }, targets: Selection, forbidden: boolean): Iterable<Violation> {
  const from = architecture.select(rule.from);
  const fix = forbidden
    ? 'take what is needed from elsewhere, or move the code that needs it out of the part that the rule names'
    : 'take what is needed from what the rule allows, or add this target to its "allow"';
  for (const one of architecture.graph.between((module) => from.has(module), (module) => targets.has(module) === forbidden)) {
    if (counts(rule, one) && (forbidden || !from.has(one.to))) yield broken(architecture, rule, one, fix);
  }
  for (const one of architecture.graph.packageImports) {
    if (!from.has(one.from) || targets.hasPackage(one.package) !== forbidden || !counts(rule, one)) continue;
    // An allow-list of modules says nothing about packages; one that names a package closes the list.
    if (!forbidden && !namesPackage(rule)) continue;
    yield broken(architecture, rule, one, fix);
  }
}

function* checkRequired(architecture: Architecture, rule: EdgeRule & { from: Selector }, required: Selection): Iterable<Violation> {
  const from = architecture.select(rule.from);
  const served = new Set<Module>();
  for (const one of architecture.graph.packageImports) if (required.hasPackage(one.package) && counts(rule, one)) served.add(one.from);
  for (const module of architecture.graph.modules) {
    // What is required need not require itself.
    if (!from.has(module) || required.has(module) || served.has(module)) continue;
    if (architecture.graph.importsOf(module).some((one) => counts(rule, one) && required.has(one.to))) continue;
    yield {
      explanation: {
        what: `${module.path} imports nothing of what '${rule.name}' requires`,
        why: rule.because,
        fix: 'import one of the modules or packages that the rule requires, or narrow its "from"',
      },
      from: { unit: architecture.unitOf(module.project), module },
      to: { symbol: rule.name },
      sites: [{ file: module.path, line: 1, column: 1 }],
    };
  }
}

function* checkLayers(architecture: Architecture, rule: EdgeRule & { layers: readonly Selector[] }): Iterable<Violation> {
  const layers = rule.layers.map((selector) => architecture.select(selector));
  const layerOf = (module: Module): number => layers.findIndex((layer) => layer.has(module));
  for (const one of architecture.graph.between((module) => layerOf(module) > 0, (module) => layerOf(module) >= 0)) {
    if (!counts(rule, one) || layerOf(one.from) <= layerOf(one.to)) continue;
    yield broken(architecture, rule, one, turnRound, ', a layer above it');
  }
}

const turnRound = 'turn the dependency round: let the upper layer call the lower one, or pass in what it needs';

function counts(rule: EdgeRule, { typeOnly }: Import | PackageImport): boolean {
  return rule.typeOnly !== false || !typeOnly;
}

function namesPackage(rule: EdgeRule): boolean {
  return 'allow' in rule && typeof rule.allow === 'object' && rule.allow.package !== undefined;
}

function broken(architecture: Architecture, rule: EdgeRule, one: Import | PackageImport, fix: string, aside = ''): Violation {
  const target = 'to' in one ? one.to.path : one.package;
  return {
    explanation: { what: `${one.from.path} imports ${target}${aside}, against '${rule.name}'`, why: rule.because, fix },
    from: { unit: architecture.unitOf(one.from.project), module: one.from, symbol: rule.name },
    to: { ...('to' in one ? { unit: architecture.unitOf(one.to.project), module: one.to } : { symbol: one.package }), names: reachedNames([one]) },
    sites: [one.site],
  };
}

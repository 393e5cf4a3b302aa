import type { z } from 'zod';
import type { Architecture } from '../../src/model/architecture.ts';
import { generalised } from '../../src/model/placeholders.ts';
import { type Violation, defineRule } from '../../src/model/rule.ts';
import { type BadEdge, checkAllowed, checkForbidden, checkLayers } from './check-edges.ts';
import { checkReached, checkRequired } from './check-reach.ts';
import { type EdgeRule, type Options, casesOf, selectorsOf, unboundPlaceholders } from './edge-rule.ts';
import { plant } from './plant.ts';
import { selectorSchema } from './selector-schema.ts';

export const dependencyRule = defineRule<Options>({
  id: 'dependency-rule',
  summary: 'Edges that a team forbids, allows or requires between parts it names itself.',
  clause: 6,
  severity: 'error',
  defaults: { rules: [] },
  schema,
  selectors: ({ rules }) => rules.flatMap(selectorsOf).map(generalised),
  plant,
  *check(architecture, { rules }) {
    for (const rule of rules) yield* checkRule(architecture, rule);
  },
});

function schema(zod: typeof z): z.ZodType<Options> {
  const selector = selectorSchema(zod);
  const common = { name: zod.string().min(1), because: zod.string().min(1), typeOnly: zod.boolean().optional() };
  const indirect = zod.boolean().optional();
  const names = zod.union([zod.string().min(1), zod.array(zod.string().min(1)).min(1)], { error: 'a name, or a list of names' }).optional();
  const edgeRule: z.ZodType<EdgeRule> = zod.union([
    zod.strictObject({ ...common, from: selector, forbid: selector, indirect, names }),
    zod.strictObject({ ...common, from: selector, allow: selector }),
    zod.strictObject({ ...common, from: selector, require: selector, indirect }),
    zod.strictObject({ ...common, layers: zod.array(selector).min(2) }),
  ], { error: 'an object of "name", "because", and "from" with "forbid", "allow" or "require", or "layers"' });
  return zod.strictObject({
    rules: zod.array(edgeRule.superRefine((rule, { addIssue }) => {
      for (const name of unboundPlaceholders(rule)) addIssue(`uses <${name}>, but nothing says what it stands for: write <${name}> in "from" as well`);
    })).default([]),
  });
}

function* checkRule(architecture: Architecture, rule: EdgeRule): Iterable<Violation> {
  const cases = casesOf(architecture, rule);
  const told = new Set<unknown>();
  for (const one of cases) {
    for (const { one: edge, violation } of badEdges(architecture, one)) {
      // One import is told once, in however many cases it is wrong.
      if (told.has(edge)) continue;
      told.add(edge);
      yield violation;
    }
    if ('require' in one) yield* checkRequired(architecture, one);
    if ('forbid' in one && one.indirect === true) yield* checkReached(architecture, one);
  }
}

function badEdges(architecture: Architecture, rule: EdgeRule): Iterable<BadEdge> {
  if ('layers' in rule) return checkLayers(architecture, rule);
  if ('forbid' in rule) return checkForbidden(architecture, rule);
  return 'allow' in rule ? checkAllowed(architecture, rule) : [];
}

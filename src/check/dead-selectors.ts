import type { Architecture } from '../model/architecture.ts';
import type { Selector } from '../model/selector.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { EnabledRule } from './run-rules.ts';

/** A Problem for each selector in a rule's options that chooses no module: such a rule can never fire. */
export function deadSelectors(architecture: Architecture, rules: readonly EnabledRule[]): Problem[] {
  return rules.flatMap(({ rule, options }) => (rule.selectors?.(options) ?? [])
    .filter((selector) => !isAlive(architecture, selector))
    .map((selector) => problem('no-match', `The selector ${JSON.stringify(selector)} in the options of ${rule.id} matches `
      + 'nothing, so the rule can never fire. It takes a project name, a service name, a directory or a glob from the '
      + 'repository root; `mandate inspect` shows the names.')));
}

function isAlive(architecture: Architecture, selector: Selector): boolean {
  // That nobody imports a forbidden package is how it should be.
  if (typeof selector === 'object' && selector.package !== undefined) return true;
  const selection = architecture.select(selector);
  return architecture.graph.modules.some((module) => selection.has(module));
}

import type { Architecture } from '../model/architecture.ts';
import { didYouMean } from '../model/nearest-name.ts';
import { type Selector, namesPackages, partsOf } from '../model/selector.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { EnabledRule } from './run-rules.ts';

/** A Problem for each selector in a rule's options that chooses no module: such a rule can never fire. */
export function deadSelectors(architecture: Architecture, rules: readonly EnabledRule[]): Problem[] {
  return rules.flatMap(({ rule, options }) => (rule.selectors?.(options) ?? []).flatMap(withParts)
    .filter((selector) => !isAlive(architecture, selector))
    .map((selector) => problem('no-match', `The selector ${JSON.stringify(selector)} in the options of ${rule.id} matches `
      + `nothing, so the rule can never fire${meant(architecture, selector) || '.'} It takes a project name, a service name, a directory `
      + 'or a glob from the repository root; `mandate inspect` shows the names.')));
}

/** A selector, and all within it: an exception that matches nothing is a slip of the pen, too. */
function withParts(selector: Selector): readonly Selector[] {
  return [selector, ...partsOf(selector).flatMap(withParts)];
}

function isAlive(architecture: Architecture, selector: Selector): boolean {
  // That nobody imports a forbidden package is how it should be.
  if (namesPackages(selector)) return true;
  const selection = architecture.select(selector);
  return architecture.graph.modules.some((module) => selection.has(module));
}

/** The nearest right name: of a project or a service, or of the directory that a glob begins with. */
function meant({ graph, projects, services }: Architecture, selector: Selector): string {
  const words = typeof selector === 'string' ? [selector] : [selector.path, selector.project, selector.service].flatMap((word) => word ?? []);
  const [written] = words;
  if (written === undefined || words.length > 1) return '';
  const [, directory, pattern] = /^(.*?)((?:\/[^/]*[*?{[(].*)?)$/s.exec(written) as unknown as [string, string, string];
  const names = pattern === '' ? [...services.map(({ name }) => name), ...projects.map(({ name }) => name)] : [];
  const depth = directory.split('/').length;
  const directories = new Set(graph.modules.map(({ path }) => path.split('/').slice(0, -1))
    .filter((parts) => parts.length >= depth).map((parts) => parts.slice(0, depth).join('/')));
  // A directory that is there is no slip of the pen: then nothing fits the pattern.
  return directories.has(directory) ? '' : didYouMean(written, [...names, ...[...directories].sort().map((name) => name + pattern)]);
}

import { reachedNames } from '../../src/graph/taken-names.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Import, Module, PackageImport } from '../../src/model/graph.ts';
import type { Violation } from '../../src/model/rule.ts';
import { namesPackages } from '../../src/model/selector.ts';
import { type AllowRule, type EdgeRule, type ForbidRule, type LayersRule, closedAmong, counts } from './edge-rule.ts';

/** A single import that a rule does not want, and what a person is told beside it. */
export interface BadEdge {
  readonly one: Import | PackageImport;
  readonly violation: Violation;
}

const elsewhere = 'take what is needed from elsewhere, or move the code that needs it out of the part that the rule names';
const listed = 'take what is needed from what the rule allows, or add this target to its "allow"';
const turnRound = 'turn the dependency round: let the upper layer call the lower one, or pass in what it needs';

export function* checkForbidden(architecture: Architecture, rule: EdgeRule & ForbidRule): Iterable<BadEdge> {
  const [from, targets] = [architecture.select(rule.from), architecture.select(rule.forbid)];
  for (const one of architecture.graph.between((module) => from.has(module), (module) => targets.has(module))) {
    if (counts(rule, one)) yield bad(architecture, rule, one, elsewhere);
  }
  for (const one of architecture.graph.packageImports) {
    if (from.has(one.from) && targets.hasPackage(one.package, one.specifier) && counts(rule, one)) yield bad(architecture, rule, one, elsewhere);
  }
}

export function* checkAllowed(architecture: Architecture, rule: EdgeRule & AllowRule): Iterable<BadEdge> {
  const [from, targets] = [architecture.select(rule.from), architecture.select(rule.allow)];
  for (const one of architecture.graph.between((module) => from.has(module), (module) => !targets.has(module))) {
    if (counts(rule, one) && !from.has(one.to)) yield bad(architecture, rule, one, listed);
  }
  // An allow-list of modules says nothing about packages; one that names a package closes the list.
  if (!namesPackages(rule.allow)) return;
  for (const one of architecture.graph.packageImports) {
    if (from.has(one.from) && !targets.hasPackage(one.package, one.specifier) && counts(rule, one)) yield bad(architecture, rule, one, listed);
  }
}

export function* checkLayers(architecture: Architecture, rule: EdgeRule & LayersRule): Iterable<BadEdge> {
  const layers = rule.layers.map((selector) => architecture.select(selector));
  const layerOf = (module: Module): number => layers.findIndex((layer) => layer.has(module));
  for (const one of architecture.graph.between((module) => layerOf(module) > 0, (module) => layerOf(module) >= 0)) {
    if (counts(rule, one) && layerOf(one.from) > layerOf(one.to)) yield bad(architecture, rule, one, turnRound, ', a layer above it');
  }
}

function bad(architecture: Architecture, rule: EdgeRule, one: Import | PackageImport, fix: string, aside = ''): BadEdge {
  const target = 'to' in one ? one.to.path : one.package;
  return {
    one,
    violation: {
      explanation: { what: `${one.from.path} imports ${closedNames(rule, one)}${target}${aside}, against '${rule.name}'`, why: rule.because, fix },
      from: { unit: architecture.unitOf(one.from.project), module: one.from, symbol: rule.name },
      to: { ...('to' in one ? { unit: architecture.unitOf(one.to.project), module: one.to } : { symbol: one.package }), names: reachedNames([one]) },
      sites: [one.site],
    },
  };
}

/** The names that the rule is about, where it is about names. */
function closedNames(rule: EdgeRule, one: Import | PackageImport): string {
  const names = closedAmong(rule, one);
  return names.length === 0 ? '' : `${names.includes('*') ? 'everything' : names.join(', ')} from `;
}

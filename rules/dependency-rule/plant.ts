import { isPlantable, isReachable, specifierTo } from '../../src/graph/plant-places.ts';
import type { Architecture, Selection } from '../../src/model/architecture.ts';
import type { Module } from '../../src/model/graph.ts';
import type { Plant, Planting } from '../../src/model/plant.ts';
import type { Selector } from '../../src/model/selector.ts';
import { type EdgeRule, type ForbidRule, type Options, casesOf } from './edge-rule.ts';

/** Breaks each edge rule where its own selectors lead; one with placeholders for the first name for which it can be broken. */
export function plant(architecture: Architecture, { rules }: Options): readonly Planting[] {
  return rules.flatMap((rule) => {
    const cases = casesOf(architecture, rule).map((one) => plantsOf(architecture, one));
    return cases.find((plants) => plants.every((one) => 'edits' in one)) ?? cases[0]
      ?? [{ what: `'${rule.name}'`, cannot: 'its placeholders stand for nothing in this repository' }];
  });
}

function plantsOf(architecture: Architecture, rule: EdgeRule): readonly Planting[] {
  if ('layers' in rule) return layerPlants(architecture, rule.name, rule.layers);
  if ('forbid' in rule) return [forbiddenEdge(architecture, rule)];
  return ['allow' in rule ? edgeOutside(architecture, rule) : missingEdge(architecture, rule)];
}

function forbiddenEdge(architecture: Architecture, { name, from, forbid, names }: EdgeRule & ForbidRule): Planting {
  const what = `'${name}': an import that it forbids`;
  const [sources, targets] = [architecture.select(from), architecture.select(forbid)];
  const one = sourceIn(architecture, sources);
  if (one === undefined) return { what, cannot: noSource(from) };
  const taken = (Array.isArray(names) ? names as readonly string[] : [names as string | undefined])[0];
  const pair = firstPair(architecture, sources, (module) => targets.has(module));
  if (pair !== undefined) return edge(what, pair[0], specifierTo(pair[0].path, pair[1].path), taken);
  const patterns = packagePatterns(forbid);
  if (patterns.length === 0) return { what, cannot: 'nothing that "forbid" selects is another file than what "from" selects' };
  const named = packageIn(architecture, targets, patterns);
  return named === undefined ? { what, cannot: `no name of a package was found that its "forbid" ${JSON.stringify(forbid)} matches` } : edge(what, one, named, taken);
}

function edgeOutside(architecture: Architecture, { name, from, allow }: EdgeRule & { from: Selector; allow: Selector }): Planting {
  const what = `'${name}': an import that it does not allow`;
  const [sources, targets] = [architecture.select(from), architecture.select(allow)];
  if (sourceIn(architecture, sources) === undefined) return { what, cannot: noSource(from) };
  const pair = firstPair(architecture, sources, (module) => !targets.has(module) && !sources.has(module));
  if (pair !== undefined) return edge(what, pair[0], specifierTo(pair[0].path, pair[1].path));
  return { what, cannot: 'its "allow" and "from" together select every file, so it allows everything' };
}

/** A file that is required to import something imports nothing any more. */
function missingEdge(architecture: Architecture, { name, from, require }: EdgeRule & { from: Selector; require: Selector }): Planting {
  const what = `'${name}': a file without the import that it requires`;
  const [sources, required] = [architecture.select(from), architecture.select(require)];
  const one = architecture.graph.modules.find((module) => sources.has(module) && !required.has(module) && isCode(module));
  if (one === undefined) return { what, cannot: 'every file of code that "from" selects is one that it requires' };
  return { what: `${what}: ${one.path}`, edits: [{ path: one.path, text: 'export {};', replaces: true }], at: [one.path] };
}

/** From each layer to the one above it. */
function layerPlants(architecture: Architecture, name: string, selectors: readonly Selector[]): readonly Planting[] {
  const layers = selectors.map((selector) => architecture.select(selector));
  const layerOf = (module: Module): number => layers.findIndex((layer) => layer.has(module));
  return layers.slice(1).map((_, at): Planting => {
    const what = `'${name}': an import from layer ${JSON.stringify(selectors[at + 1])} to ${JSON.stringify(selectors[at])} above it`;
    const lower = architecture.graph.modules.find((module) => layerOf(module) === at + 1 && isCode(module));
    const upper = architecture.graph.modules.find((module) => layerOf(module) === at && isReachable(architecture.graph, module));
    if (lower !== undefined && upper !== undefined) return edge(what, lower, specifierTo(lower.path, upper.path));
    return { what, cannot: `${JSON.stringify(selectors[lower === undefined ? at + 1 : at])} selects no file of code that a layer above it does not select as well` };
  });
}

/** @param name what is taken, where the rule is about names; what takes everything takes that, too */
function edge(what: string, from: Module, specifier: string, name?: string): Plant {
  const text = name === undefined ? `import '${specifier}';` : `import * as mandateSelftest from '${specifier}';`;
  return { what: `${what}: ${from.path} imports ${specifier}`, edits: [{ path: from.path, text }], at: [from.path] };
}

/** The names of packages that a selector speaks of, at any depth. */
function packagePatterns(selector: Selector): readonly string[] {
  if (typeof selector !== 'object') return [];
  const { package: own = [], all = [], any = [] } = selector;
  return [...(Array.isArray(own) ? own as readonly string[] : [own as string]), ...[...all, ...any].flatMap(packagePatterns)];
}

function firstPair(architecture: Architecture, from: Selection, to: (module: Module) => boolean): readonly [Module, Module] | undefined {
  const { modules } = architecture.graph;
  const sources = sourcesIn(architecture, from).slice(0, 2);
  for (const source of sources) {
    const target = modules.find((module) => module !== source && to(module) && isReachable(architecture.graph, module));
    if (target !== undefined) return [source, target];
  }
  return undefined;
}

function sourceIn(architecture: Architecture, selection: Selection): Module | undefined {
  return sourcesIn(architecture, selection)[0];
}

/** Shipped code first, then whatever code there is: a rule may be about tests. */
function sourcesIn({ graph }: Architecture, selection: Selection): readonly Module[] {
  const chosen = graph.modules.filter((module) => selection.has(module) && isCode(module));
  const shipped = chosen.filter(isPlantable);
  return shipped.length > 0 ? shipped : chosen;
}

/** What the pattern names, or what it leads to among the packages that are imported. */
function packageIn({ graph }: Architecture, selection: Selection, patterns: readonly string[]): string | undefined {
  const words = patterns.map((pattern) => pattern.replaceAll(/\*+/g, 'mandate-selftest'));
  return [...words, ...graph.packageImports.map((one) => one.package)].find((name) => selection.hasPackage(name));
}

function isCode({ path }: Module): boolean {
  return /(?<!\.d)\.[cm]?[jt]sx?$/.test(path);
}

function noSource(from: Selector): string {
  return `its "from" ${JSON.stringify(from)} selects no file of code`;
}

import picomatch from 'picomatch/posix.js';
import type { Interface, Selection } from '../model/architecture.ts';
import type { Unit } from '../model/unit.ts';
import type { Selector, SelectorObject } from '../model/selector.ts';
import type { Module } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import { isWithin, plainDirectory } from './paths.ts';

/** What selectors are asked about. */
export interface Selectable {
  readonly projects: readonly Project[];
  readonly services: readonly { readonly name: string }[];
  unitOf(project: Project): Unit;
  interfaceOf(module: Module): Interface | undefined;
  /** Tag → selectors of what carries it. */
  readonly tags: Readonly<Record<string, Selector | readonly Selector[]>>;
}

type Test = (module: Module) => boolean;

const never: Selection = { has: () => false, hasPackage: () => false };

/**
 * Makes `select`: each selector is compiled once. A plain string is the project, the service or the directory of that
 * name, or else a glob over paths; in an object all keys must hold, and `kind` tells an interface from a plain library.
 */
export function createSelect(selectable: Selectable): (selector: Selector) => Selection {
  const made = new Map<string, Selection>();
  const select = (selector: Selector): Selection => {
    const key = JSON.stringify(selector);
    const known = made.get(key);
    if (known !== undefined) return known;
    // A tag that leads back to itself chooses nothing by that way.
    made.set(key, never);
    const selection = typeof selector === 'string' ? { has: byName(selector, selectable), hasPackage: () => false } : byKeys(selector, selectable, select);
    made.set(key, selection);
    return selection;
  };
  return select;
}

function byName(written: string, { projects, services, unitOf }: Selectable): Test {
  const project = projects.find(({ name }) => name === written);
  const isService = services.some(({ name }) => name === written);
  if (project !== undefined || isService) {
    return (module) => module.project === project || (isService && serviceName(unitOf(module.project)) === written);
  }
  return byPath(written);
}

function byKeys(selector: SelectorObject, selectable: Selectable, select: (selector: Selector) => Selection): Selection {
  const { path, project, service, tag, kind } = selector;
  const [not, all, any] = [selector.not, selector.all, selector.any].map((parts) => (parts === undefined ? undefined : listOf(parts).map(select)));
  const tests: Test[] = [];
  if (path !== undefined) tests.push(anyOf(listOf(path).map(byPath)));
  if (project !== undefined) tests.push(ofProject(listOf(project).map(nameMatcher)));
  if (service !== undefined) tests.push(ofService(listOf(service).map(nameMatcher), selectable));
  if (tag !== undefined) tests.push(anyOf(listOf(tag).map((each) => byTag(each, selectable, select))));
  if (kind !== undefined) tests.push((module) => kindOf(module, selectable) === kind);
  // A package from outside lies in no project and no path, so a key of these rules it out.
  const mayBePackage = tests.length === 0 && (selector.package !== undefined || all !== undefined || any !== undefined);
  const names = selector.package === undefined ? undefined : listOf(selector.package).map(nameMatcher);
  return {
    has: (module) => names === undefined && tests.every((test) => test(module)) && agree(not, all, any, (one) => one.has(module)),
    hasPackage: (name, specifier = name) => mayBePackage && (names === undefined || names.some((matches) => matches(name) || matches(specifier)))
      && agree(not, all, any, (one) => one.hasPackage(name, specifier)),
  };
}

type Parts = readonly Selection[] | undefined;

function agree(not: Parts, all: Parts, any: Parts, chosenBy: (selection: Selection) => boolean): boolean {
  return !not?.some(chosenBy) && (all === undefined || all.every(chosenBy)) && (any === undefined || any.some(chosenBy));
}

function byPath(written: string): Test {
  const directory = plainDirectory(written);
  const matches = picomatch(directory, { dot: true });
  const literal = directory.replace(/\\(.)/g, '$1');
  return ({ path }) => isWithin(literal, path) || matches(path);
}

function ofProject(patterns: readonly ((name: string) => boolean)[]): Test {
  return ({ project }) => patterns.some((matches) => matches(project.name) || (project.root !== '' && matches(project.root)));
}

function ofService(patterns: readonly ((name: string) => boolean)[], { unitOf }: Selectable): Test {
  return ({ project }) => {
    const name = serviceName(unitOf(project));
    return name !== undefined && patterns.some((matches) => matches(name));
  };
}

function byTag(tag: string, { unitOf, tags }: Selectable, select: (selector: Selector) => Selection): Test {
  const matches = nameMatcher(tag);
  const selections = Object.keys(tags).filter(matches).flatMap((each) => listOf(tags[each]!)).map(select);
  return (module) => unitOf(module.project).tags.some(matches) || module.project.tags.some(matches)
    || selections.some((selection) => selection.has(module));
}

function kindOf(module: Module, { unitOf, interfaceOf }: Selectable): Unit['kind'] | 'interface' {
  return interfaceOf(module) === undefined ? unitOf(module.project).kind : 'interface';
}

function serviceName(unit: Unit): string | undefined {
  return unit.kind === 'service' ? unit.name : undefined;
}

/** Names may hold slashes (`@acme/orders`), which a `*` alone would not pass. */
function nameMatcher(pattern: string): (name: string) => boolean {
  const matches = picomatch(pattern, { dot: true });
  return (name) => name === pattern || matches(name);
}

function anyOf(tests: readonly Test[]): Test {
  return (module) => tests.some((test) => test(module));
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value as readonly T[] : [value as T];
}

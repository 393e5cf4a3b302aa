import type { Architecture } from '../model/architecture.ts';
import type { Graph, Import, Module, PublishedEntry } from '../model/graph.ts';
import type { ImportKind } from '../model/facts.ts';
import type { DependencyRepair, ImportMove, ImportRepair, Repair } from '../model/repair.ts';
import { listed, nameInProse, statementFrom } from '../model/wording.ts';
import { neededFor } from './dependency-repair.ts';

/** Works out repairs over one architecture; what it learns of entries and manifests is kept from one to the next. */
export type ImportRepairs = (imports: readonly Import[], entriesFor: (one: Import) => readonly PublishedEntry[]) => Repair | undefined;

/**
 * How imports can take what they take from the first of the published entries that has it: the same declaration under the
 * same name. Undefined when none of them can. An entry of the importer's own project, one that imports the importer, and
 * one that cannot be declared are passed over.
 */
export function importRepairs(architecture: Architecture): ImportRepairs {
  const { graph } = architecture;
  const needed = neededFor(architecture);
  const isOpen = (one: Import, { module, project, specifier }: PublishedEntry): boolean => (
    specifier !== one.specifier && speakable.test(specifier) && project !== one.from.project && module.project !== one.from.project
    // What loads the importer would close a circle with it.
    && needed(one.from, project, specifier) !== 'impossible' && !graph.reaches(module, one.from)
  );
  return (imports, entriesFor) => {
    const dependencies = new Map<string, DependencyRepair>();
    const repairs = imports.flatMap((one): readonly ImportRepair[] => {
      if (!movable.has(one.kind) || one.names.length === 0) return [];
      const moves = movesOf(graph, one, entriesFor(one), (entry) => isOpen(one, entry));
      for (const { entry } of moves) {
        const dependency = needed(one.from, entry.project, entry.specifier);
        if (typeof dependency === 'object') dependencies.set(`${dependency.manifest}\0${dependency.package}`, dependency);
      }
      return moves.length === 0 ? [] : [{ site: one.site, specifier: one.specifier, moves: moves.map(({ move }) => move) }];
    });
    return repairs.length === 0 ? undefined
      : { complete: isComplete(imports, repairs), imports: repairs, dependencies: [...dependencies.values()] };
  };
}

/** What a repair leads to: statements as a person would write them, or words; undefined when it leaves something. */
export function repairText(repair: Repair | undefined, imports: readonly Import[]): string | undefined {
  if (repair?.complete !== true) return undefined;
  const taken = new Map<string, Set<string>>();
  for (const { names, specifier } of repair.imports.flatMap(({ moves }) => moves)) {
    taken.set(specifier, new Set([...taken.get(specifier) ?? [], ...names]));
  }
  const statements = [...taken].map(([specifier, names]) => wayTo(imports, [...names].sort(), specifier));
  return statements.includes(undefined) ? undefined : statements.join('; ');
}

/** What has no name of its own is taken under one that the importer chose, in a form that each kind of import has for it. */
function wayTo(imports: readonly Import[], names: readonly string[], specifier: string): string | undefined {
  if (!names.includes('*') && !names.includes('default')) return statementFrom(imports, names, specifier);
  return `take ${listed(names.map(nameInProse))} from '${specifier}'`;
}

/** The forms that can be written anew; a mock stands for one file, and an augmentation changes it. */
const movable: ReadonlySet<ImportKind> = new Set(['import', 'export', 'dynamic', 'require']);
/** A specifier that means the same between any quotes. */
const speakable = /^[\w@./~#+-]+$/;

interface Move {
  readonly entry: PublishedEntry;
  readonly move: ImportMove;
}

/** One entry for all names, else for each name the first that has it. */
function movesOf(
  graph: Graph, one: Import, entries: readonly PublishedEntry[], isOpen: (entry: PublishedEntry) => boolean,
): readonly Move[] {
  const names = [...new Set(one.names)];
  const entryWith = (some: readonly string[]): PublishedEntry | undefined => (
    entries.find((entry) => some.every((name) => publishes(graph, entry.module, one, name)) && isOpen(entry))
  );
  const whole = entryWith(names);
  if (whole !== undefined) return [moveTo(graph, whole, names)];
  const byEntry = new Map<PublishedEntry, string[]>();
  for (const name of names) {
    const entry = entryWith([name]);
    if (entry !== undefined) byEntry.set(entry, [...byEntry.get(entry) ?? [], name]);
  }
  return [...byEntry].map(([entry, some]) => moveTo(graph, entry, some));
}

function moveTo(graph: Graph, entry: PublishedEntry, names: readonly string[]): Move {
  const via = names.flatMap((name) => graph.origin(entry.module, name)?.chain ?? []).map(({ site }) => site);
  return { entry, move: { names, specifier: entry.specifier, target: entry.module.path, via } };
}

function publishes(graph: Graph, entry: Module, one: Import, name: string): boolean {
  if (name === '*') return isSameWhole(graph, entry, one);
  const [published, wanted] = [graph.origin(entry, name), graph.origin(one.to, name)];
  return published?.told === true && wanted?.told === true && published.module === wanted.module && published.name === wanted.name
    // What is passed on as a type alone is not there at run time.
    && (one.typeOnly || !published.chain.some(({ typeOnly }) => typeOnly) || wanted.chain.some(({ typeOnly }) => typeOnly));
}

/** Whether a whole namespace is the same: every name, and not one more. */
function isSameWhole(graph: Graph, published: Module, one: Import): boolean {
  const [names, wanted] = [graph.exportedNames(published), graph.exportedNames(one.to)];
  if (names.length === 0 || names.length !== wanted.length) return false;
  return names.every((name, at) => name === wanted[at] && publishes(graph, published, one, name));
}

function isComplete(imports: readonly Import[], repairs: readonly ImportRepair[]): boolean {
  return repairs.length === imports.length && repairs.every(({ moves }, at) => (
    new Set(moves.flatMap(({ names }) => names)).size === new Set(imports[at]!.names).size
  ));
}

import { dirname, join, relative } from 'node:path/posix';
import type { Architecture } from '../../model/architecture.ts';
import type { Module } from '../../model/graph.ts';
import { UserError } from '../../model/user-error.ts';
import type { Service } from '../../model/unit.ts';
import { isCodePath, namedUnit, nearNames, representative, unitNames } from './named-unit.ts';
import { pathInRoot } from './path-in-root.ts';

/** The file that would import. */
export interface Importer {
  readonly path: string;
  /** The service or project that it stands for, where a name was given. */
  readonly standsFor: string | undefined;
}

/** What would be imported: as it is written in code. */
export interface Imported {
  readonly specifier: string;
  /** The service or project that the file behind it stands for, where a name was given. */
  readonly standsFor: string | undefined;
}

/** The importing file that is meant by a service, a project, or a path, be the file there or not. Throws a UserError where none is. */
export function importerOf(architecture: Architecture, root: string, given: string): Importer {
  const unit = namedUnit(architecture, given);
  if (unit !== undefined) {
    const module = representative(architecture, unit);
    if (module === undefined) throw new UserError('usage', `${unit.name} has no code that is shipped. Give the path of the file that would import, be it there or not.`);
    return { path: module.path, standsFor: unit.name };
  }
  const path = pathInRoot(root, given);
  if (isCodePath(path)) return { path, standsFor: undefined };
  const near = nearNames(given, unitNames(architecture));
  throw new UserError('usage', `${JSON.stringify(given)} is no service or project of this repository, and no path of a source file (.ts, .tsx, .js, …).`
    + `${near.length > 0 ? ` Near are: ${near.join(', ')}.` : ' `services` lists what there is.'}`);
}

/** What an importer writes for a service, a project, the path of a file, or a specifier, which stays as it is. */
export function importedOf(architecture: Architecture, root: string, given: string, from: string): Imported {
  const unit = architecture.graph.module(given) === undefined ? namedUnit(architecture, given) : undefined;
  if (unit === undefined) return { specifier: specifierOf(architecture, root, given, from), standsFor: undefined };
  const entries = unit.projects.flatMap((project) => architecture.graph.entriesOf(project) ?? []).filter(({ module }) => isCodePath(module.path));
  const entry = entries.find(({ subpath }) => subpath === '.') ?? entries[0];
  const module = entry?.module ?? representative(architecture, unit);
  if (module === undefined) throw new UserError('usage', `${unit.name} has no code that is shipped. Give the specifier or the file that would be imported.`);
  const specifier = specifierTo(architecture, module, from);
  return { specifier, standsFor: specifier === given ? undefined : unit.name };
}

/** The service that answers for a file: the one whose interface it is, else whose inside it is. */
export function serviceBehind(architecture: Architecture, module: Module): Service | undefined {
  const unit = architecture.interfaceOf(module)?.service ?? architecture.unitOf(module.project);
  return unit.kind === 'service' ? unit : undefined;
}

function specifierOf(architecture: Architecture, root: string, given: string, from: string): string {
  if (/^\.{1,2}(?:\/|$)/.test(given)) {
    pathInRoot(root, join(dirname(from), given));
    return given;
  }
  const path = given.startsWith('/') ? pathInRoot(root, given) : given;
  const module = architecture.graph.module(path);
  if (module !== undefined) return specifierTo(architecture, module, from);
  // Nothing that an importer writes begins like this, so a file is meant that is not there.
  return given.startsWith('/') ? relativeSpecifier(from, path) : given;
}

/** The published name of a file of another project where it has one, else the way there. */
function specifierTo({ graph }: Architecture, module: Module, from: string): string {
  const near = graph.module(from)?.project;
  const entry = near === module.project ? undefined : graph.entryOf(module);
  return entry?.specifier ?? relativeSpecifier(from, module.path);
}

function relativeSpecifier(from: string, to: string): string {
  const way = relative(dirname(from), to);
  return way.startsWith('.') ? way : `./${way}`;
}

import { readFileSync, statSync } from 'node:fs';
import type { Workspace } from '../../open-workspace.ts';
import { findingsIn } from './findings-in.ts';
import type { LintFinding, LintRequest } from './lint-request.ts';

/** A workspace that is held open, from one request to the next. */
export interface Held {
  readonly workspace: Workspace;
  /** The file whose text is not that of the disk. */
  unsaved: string | undefined;
  /** Set where the disk is to be looked at as a whole, before the next answer. */
  isOld: boolean;
  lookedAt: number;
  /** When files changed that were told of since that look. */
  readonly changes: Map<string, number>;
}

export interface Linted {
  readonly findings: readonly LintFinding[];
  /** What keeps findings from being told; the first weighs most. */
  readonly faults: readonly string[];
}

export function hold(workspace: Workspace, now: number): Held {
  return { workspace, unsaved: undefined, isOld: false, lookedAt: now, changes: new Map() };
}

/**
 * What is found in one file, with the text that the linter has of it and all others as they are on the disk, and what keeps
 * findings from being told. Where that text is the one of the disk, and the file did not change, nothing is analysed again.
 *
 * @param path posix, from the root
 */
export async function lintFile(held: Held, path: string, { file, text }: Pick<LintRequest, 'file' | 'text'>, now: number): Promise<Linted> {
  const { workspace } = held;
  if (held.isOld) {
    Object.assign(held, { isOld: false, lookedAt: now });
    held.changes.clear();
    workspace.touched();
  }
  const disk = onDisk(file);
  noteChange(held, path, disk?.changed);
  const isSaved = disk?.text === text;
  // What was typed into another file is forgotten: whether it was thrown away since, no linter tells.
  if (held.unsaved !== undefined && (isSaved || held.unsaved !== path)) {
    workspace.edit(held.unsaved, undefined);
    held.unsaved = undefined;
  }
  if (!isSaved && (disk === undefined || await isAnalysed(workspace, path))) {
    workspace.edit(path, text);
    held.unsaved = path;
  }
  const { report, configFile, configFault, fault } = await workspace.current();
  const fatal = report.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  const faults = [configFault?.message, fault?.message, ...fatal];
  // Where no config ever held, the findings may be those that it is there to correct.
  const isGuessed = configFault !== undefined && configFile === undefined;
  return { findings: isGuessed ? [] : findingsIn(report, path), faults: faults.filter((one) => one !== undefined) };
}

/** Stamps of the disk may lag behind the clock by a tick; milliseconds. */
const tick = 20;

/** A file that changed since the last look is told of at once, and each of its changes once. */
function noteChange({ workspace, lookedAt, changes }: Held, path: string, changed: number | undefined): void {
  if (changed === undefined || changed < lookedAt - tick || changes.get(path) === changed) return;
  changes.set(path, changed);
  workspace.touched([path]);
}

/** Whether the file is part of the analysis: an ignored one stays out of it, whatever is typed. */
async function isAnalysed(workspace: Workspace, path: string): Promise<boolean> {
  const { session } = await workspace.current();
  return session.architecture.graph.module(path) !== undefined;
}

/** The text of a file as linters read it, and when it changed; undefined for none. */
function onDisk(file: string): { readonly text: string; readonly changed: number } | undefined {
  try {
    return { changed: statSync(file).ctimeMs, text: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
  } catch {
    return undefined;
  }
}

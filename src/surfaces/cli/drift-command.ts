import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Drift, Sampling } from '../../model/drift.ts';
import { type DriftFormat, type DriftFormatName, driftFormats } from '../../report/drift-formats.ts';
import { safeText } from '../../report/safe-text.ts';
import { analysed, configOf, type AnalysisOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import { htmlParts } from './html-parts.ts';
import { interrupted } from './interrupted.ts';
import type { Io } from './io.ts';
import { paletteFor } from './palette.ts';
import { widthOf } from './width-of.ts';
import { writeOutput } from './write-outputs.ts';

export interface DriftOptions extends AnalysisOptions {
  readonly since?: string;
  readonly every: Sampling;
  readonly from?: string;
  readonly to?: string;
  readonly configAtRevision?: boolean;
  readonly format: DriftFormatName;
  readonly outputFile?: string;
  readonly store?: string;
  readonly merge?: readonly string[];
}

/** Prints what history files tell of their repositories. */
export async function mergedDrift(files: readonly string[], options: DriftOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const { since, every } = options;
  const stores = files.map((text) => {
    const [, as, name = text] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    return as === undefined || existsSync(resolve(io.cwd, text)) ? { name: text, path: resolve(io.cwd, text) } : { as, name, path: resolve(io.cwd, name) };
  });
  return tell(await engine.mergeStores(stores, { every, ...(since === undefined ? {} : { since }) }), options, io);
}

/** Prints what the history tells of the architecture. Ends with 2 where the user ended it before all of it was looked at. */
export async function drift(root: string, options: DriftOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const rules = await engine.rules();
  const { config, waiverSites } = await configOf(root, options, rules, io);
  const { since, every, from, to, store, configAtRevision = false } = options;
  let isStopped = false;
  void (io.interrupted ?? interrupted)().then(() => (isStopped = true));
  const by = { rules, config, ...(waiverSites === undefined ? {} : { waiverSites }) };
  const found = await analysed(root, by, options, io, async (directory, settings) => engine.drift(directory, {
    ...settings, every, configAtRevision, isStopped: () => isStopped,
    ...(since === undefined ? {} : { since }), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }),
    ...(store === undefined ? {} : { store: { name: store, path: resolve(io.cwd, store) } }),
  }));
  if ('unfinished' in found) {
    io.stderr.write(`${unfinishedText(found.unfinished, options.cache)}\n`);
    return 2;
  }
  return tell(found, options, io);
}

async function tell(found: Drift, options: DriftOptions, io: Io): Promise<ExitCode> {
  const isFile = options.outputFile !== undefined;
  const format: DriftFormat = driftFormats[options.format];
  const text = (await format.load())(found, {
    colours: paletteFor(io.stdout, io.env, options.color && !isFile), width: widthOf(isFile ? { write: () => undefined } : io.stdout), htmlParts,
  });
  if (options.outputFile === undefined) io.stdout.write(text);
  else writeOutput(resolve(io.cwd, options.outputFile), text);
  if (format.hasNotes !== true) for (const note of found.notes) io.stderr.write(`${safeText(note)}\n`);
  return 0;
}

function unfinishedText({ done, of }: { readonly done: number; readonly of: number }, isKept: boolean): string {
  return `Ended after ${done} of ${of} revisions, so there is no report. ${isKept
    ? 'What was computed is kept: the same command goes on from there.'
    : 'Nothing of it is kept with --no-cache: without that option, the next run would go on from there.'}`;
}

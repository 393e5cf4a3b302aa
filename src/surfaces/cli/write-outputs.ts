import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { makeDirectory } from '../../cache/make-directory.ts';
import type { Report } from '../../model/report.ts';
import { UserError } from '../../model/user-error.ts';
import { errorsOnly } from '../../report/errors-only.ts';
import { formats, type Format } from '../../report/formats.ts';
import type { FormatOptions } from '../../report/format-options.ts';
import { fromWorkspace } from '../../report/from-workspace.ts';
import { withoutCommands } from '../../report/without-commands.ts';
import type { Io } from './io.ts';
import type { ReportOutput } from './outputs.ts';

/** Prints a report to every place that is asked for. `optionsFor` knows how wide and colourful that place is. */
export async function writeOutputs(
  { report, quiet }: { readonly report: Report; readonly quiet: boolean },
  outputs: readonly ReportOutput[],
  root: string,
  optionsFor: (output: ReportOutput) => FormatOptions,
  io: Io,
): Promise<void> {
  const inWorkspace = fromWorkspace(report, prefixOf(root, io));
  for (const output of outputs) {
    const format: Format = formats[output.format];
    const whole = format.fromWorkspace === true ? inWorkspace : report;
    const shown = quiet && format.hasSummary === true ? errorsOnly(whole) : whole;
    const options = optionsFor(output);
    const text = (await format.load())(shown, options);
    if (output.file !== undefined) writeOutput(resolve(io.cwd, output.file), text);
    // What a repository holds must not give orders to the runner that reads the log.
    else io.stdout.write(format.isLog === true && output.format !== 'github' && io.env['GITHUB_ACTIONS'] === 'true' ? withoutCommands(text) : text);
    if (format.jobSummary !== undefined && io.env['GITHUB_STEP_SUMMARY']) {
      append(io.env['GITHUB_STEP_SUMMARY'], (await format.jobSummary())(shown, options), io);
    }
  }
}

/** What stands before a path of the root for whoever starts at the checkout: '' or `services/`. */
function prefixOf(root: string, { env, cwd }: Io): string {
  const workspace = env['GITHUB_WORKSPACE'] || env['CI_PROJECT_DIR'] || cwd;
  const path = relative(workspace, root).split(sep).join('/');
  return path === '' || path === '..' || path.startsWith('../') || resolve(workspace, path) !== resolve(root) ? '' : `${path}/`;
}

/** Writes a file, directories and all. */
export function writeOutput(file: string, text: string): void {
  try {
    makeDirectory(dirname(file));
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError('usage', `The report could not be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** What a step's summary may hold; GitHub drops all of one that is larger. */
const mostSummary = 1_048_576;

/** The verdict stands without the summary, so one that cannot be written is told and no more. */
function append(file: string, text: string, io: Io): void {
  try {
    const there = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (there + Buffer.byteLength(text) <= mostSummary) appendFileSync(file, text);
    else io.stderr.write('The summary of the job has no room left for the report of mandate; the log has it.\n');
  } catch (error) {
    io.stderr.write(`The summary of the job could not be written: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

import type { BaselineChange, BaselinePlan } from '../../model/baseline.ts';
import type { Problem } from '../../model/problem.ts';
import { countText } from '../../report/count-text.ts';
import { placeText } from '../../report/finding-text.ts';
import type { TextOptions } from '../../report/print-options.ts';
import { problemsText } from '../../report/problems-text.ts';
import { safeLine } from '../../report/safe-text.ts';
import { analysed, checkBy, configOf, type AnalysisOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { isCi } from './is-ci.ts';
import { paletteFor } from './palette.ts';
import { widthOf } from './width-of.ts';
import { writeBaseline } from './write-baseline.ts';

export interface BaselineOptions extends AnalysisOptions {
  /** Whether entries may only go; undefined where nobody says. */
  readonly frozen?: boolean;
}

/**
 * Takes the findings of today into the baseline and lets go of those that are mended. In CI it only lets go, unless told
 * otherwise, and ends with 1 when it would have had to take one up. Writes nothing where the analysis has no verdict.
 */
export async function baseline(root: string, options: BaselineOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const rules = await engine.rules();
  const by = checkBy(root, await configOf(root, options, rules, io), options, rules, io);
  const session = await analysed(root, by, options, io, engine.openSession);
  const frozen = options.frozen ?? isCi(io.env);
  const plan = session.planBaseline(frozen);
  const faults = [...session.report().problems.filter(({ code, severity }) => severity === 'error' && !isOfBaseline(code)), ...plan.faults];
  if (faults.length > 0) {
    const print: TextOptions = {
      colours: paletteFor(io.stdout, io.env, options.color), width: widthOf(io.stdout), all: false, sourceOf: session.sourceOf,
    };
    io.stdout.write(`${problemsText(faults, print).map((lines) => lines.join('\n')).join('\n\n')}\n\nNothing was written: what was found is worth nothing as a baseline.\n`);
    return 2;
  }
  writeBaseline(root, plan.writes);
  io.stdout.write(planText(plan, frozen, options.frozen === undefined).map((line) => `${line}\n`).join(''));
  const unseen = await engine.unseenBaseline(root);
  if (unseen !== undefined) io.stderr.write(`${safeLine(unseen)}\n`);
  return plan.refused.length > 0 ? 1 : 0;
}

/** What is wrong with the files of the baseline is for this command to put right. */
function isOfBaseline(code: Problem['code']): boolean {
  return code === 'stale-baseline' || code === 'invalid-baseline';
}

function planText({ writes, changes, refused }: BaselinePlan, frozen: boolean, byCi: boolean): string[] {
  const total = (key: 'added' | 'removed' | 'narrowed' | 'kept'): number => changes.reduce((sum, change) => sum + change[key], 0);
  const counts = countsText({ added: total('added'), removed: total('removed'), narrowed: total('narrowed'), kept: total('kept') });
  const changed = changes.filter(({ file }) => writes.has(file));
  return [
    ...changed.map((change) => `  ${safeLine(change.file)}: ${countsText(change)}${writes.get(change.file) === undefined ? ', so the file is gone' : ''}`),
    ...(refused.length === 0 ? [] : [
      ...(changed.length === 0 ? [] : ['']),
      `${countText(refused.length, 'finding')} ${refused.length === 1 ? 'is' : 'are'} not in the baseline, and ${
        byCi ? 'CI never adds to it' : 'a frozen one takes none up'}. Mend ${refused.length === 1 ? 'it' : 'them'}${
        byCi ? ', or run `mandate baseline` on your machine and have the diff reviewed' : ''}:`,
      ...refused.slice(0, shown).map(({ rule, message, sites: [site] }) => `  ${rule}  ${site === undefined ? '' : placeText(site)}\n    ${safeLine(message)}`),
      ...(refused.length > shown ? [`  … and ${refused.length - shown} more: mandate check --all`] : []),
    ]),
    ...(changed.length + refused.length === 0 ? [] : ['']),
    total('kept') + total('added') + total('removed') === 0 ? 'Nothing to except: there is no baseline, and there need not be one.'
      : `Baseline: ${counts}${writes.size === 0 ? '; no file changed' : ''}${frozen ? ' (frozen: it can only shrink)' : ''}`,
    ...(writes.size === 0 ? [] : [`Commit ${commonDirectory}, and review its diff as code.`]),
  ];
}

const commonDirectory = '.mandate/baseline';

/** Findings that are named before the rest is counted. */
const shown = 20;

function countsText({ added, removed, narrowed, kept }: Pick<BaselineChange, 'added' | 'removed' | 'narrowed' | 'kept'>): string {
  return `${added} added, ${removed} removed, ${kept} kept${narrowed === 0 ? '' : ` (${narrowed} of them narrowed)`}`;
}
